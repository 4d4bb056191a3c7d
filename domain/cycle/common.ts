import type { Sha256 } from '../ids.js';

/** An outside party as a contract names it. */
export type PartyRef = {
  id: string;
  name: string;
  kind: 'socialOrganisation' | 'enterprise' | 'institution' | 'government' | 'collective';
  /** 统一社会信用代码, where known. */
  creditCode?: string;
  /** Small or medium enterprise: the payment regulation for SMEs applies to enterprises only. */
  sme?: boolean;
};

/** A file in the attachment store: content-addressed, so a version is another hash. */
export type AttachmentRef = { sha256: Sha256; name: string; bytes: number; mediaType: string };

/** `village`: of a point in a village or community; left out, the station of the township. */
export type Station = { id: string; name: string; township: string; village?: string };
