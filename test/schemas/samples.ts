/** Good bodies for tests, as a caller writes them. */
const party = { id: 'party-1', name: '某县社会工作服务中心', kind: 'socialOrganisation' };
const bureau = { id: 'bureau', name: '某县民政局', kind: 'government' };

export const OPENING = {
  programmeId: '2026-sgz',
  lot: '1',
  title: '社工站服务采购',
  regime: 'act',
  regimeBasis: '达到分散采购限额标准',
  purchaser: { ...bureau, purchaserKind: 'countyBureau' },
  stations: [{ id: 'st1', name: '朝阳川镇社工站', township: '朝阳川镇' }],
  method: 'competitiveConsultation',
  years: 3,
  leadCycle: null,
  agentUsed: true,
};

export const SIGNING = {
  year: 1,
  signedByPurchaserOn: '2026-05-06',
  signedByContractorOn: '2026-05-07',
  effectiveOn: '2026-05-07',
  serviceFrom: '2026-06-01',
  serviceTo: '2027-05-31',
  purchaser: bureau,
  contractor: party,
  fen: 40_000_000,
  parts: ['goal', 'price'],
};

export const APPROVE = { task: 'a1.1.1', ifVersion: 7, contentHash: 'a'.repeat(64) };
