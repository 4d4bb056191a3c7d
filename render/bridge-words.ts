import type { BridgeOffer } from '../domain/contract/bridge-offer.js';
import { formatFen } from '../domain/money/format.js';
import { bridgeText } from '../texts/zh-CN/proof-sheet.js';

/** The bridge that is left, in words. */
export function bridgeWords(offer: BridgeOffer): string {
  return bridgeText(offer, offer.mostFen === null ? null : formatFen(offer.mostFen));
}
