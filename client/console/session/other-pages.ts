const CHANNEL = new BroadcastChannel('caigou-session');

/** Tells the other pages of this browser that who is signed in here is not who it was; each asks the server itself. */
export function tellOtherPages(): void {
  CHANNEL.postMessage('changed');
}

/** Hears it from them. @returns what ends that */
export function onToldByOthers(hear: () => void): () => void {
  CHANNEL.addEventListener('message', hear);
  return () => CHANNEL.removeEventListener('message', hear);
}
