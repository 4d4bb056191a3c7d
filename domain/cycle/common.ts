import type { Sha256 } from '../ids.js';
import type { ContractorCondition, ContractorKind, PurchaserKind } from '../policy/buying.js';

/** What kind of body a party is. */
export const PARTY_KINDS = ['socialOrganisation', 'enterprise', 'institution', 'government', 'collective'] as const;

/** An outside party as a contract names it. */
export type PartyRef = {
  id: string;
  name: string;
  kind: (typeof PARTY_KINDS)[number];
  /** 统一社会信用代码, where known. */
  creditCode?: string;
  /** Small or medium enterprise: the payment regulation for SMEs applies to enterprises only. */
  sme?: boolean;
  /** Of a purchaser: which kind of office or body buys (购买主体). */
  purchaserKind?: PurchaserKind;
};

/** What a contractor has shown of itself (承接主体条件), as the officer puts it on record. */
export type ContractorProfile = {
  registeredAs: ContractorKind;
  shown: ContractorCondition[];
  /** Brought in from elsewhere because nobody of the place can do it (外地引进). */
  fromElsewhere?: boolean;
  /** Rating of a social organisation (评估等级): 3 = 3A, 0 = none. */
  rating?: number;
};

/** A file in the attachment store: content-addressed, so a version is another hash. */
export type AttachmentRef = { sha256: Sha256; name: string; bytes: number; mediaType: string };

/** `village`: of a point in a village or community; left out, the station of the township. */
export type Station = { id: string; name: string; township: string; village?: string };
