/** The closed lists of who buys, who sells and what is bought, as a policy profile may name them. */

/**
 * Who may buy (购买主体). `otherBody`: another state organ, public institution or group, such as a social-work
 * department; `villageCollective`: a village or its collective with its own money.
 */
export const PURCHASER_KINDS = [
  'countyBureau',
  'higherBureau',
  'countyGovernment',
  'township',
  'otherBody',
  'villageCollective',
] as const;
export type PurchaserKind = (typeof PURCHASER_KINDS)[number];

/**
 * As what a contractor is registered (承接主体类型). `serviceAgency`: a social service agency (民办非企业单位);
 * `institutionI`, `institutionII`, `institutionMarket`: class of a public institution; `massBody`: a group on the
 * budget; `otherAgency`: another agency registered with its own authority.
 */
export const CONTRACTOR_KINDS = [
  'serviceAgency',
  'association',
  'foundation',
  'enterprise',
  'institutionI',
  'institutionII',
  'institutionMarket',
  'ruralCollective',
  'residentsBody',
  'otherAgency',
  'massBody',
  'governmentOrgan',
] as const;
export type ContractorKind = (typeof CONTRACTOR_KINDS)[number];

/** What a contractor must show of itself (承接主体条件). */
export const CONTRACTOR_CONDITIONS = [
  'registered',
  'socialWorkInScope',
  'pastProjectPassed',
  'governance',
  'staffEnough',
  'ruleSet',
  'facilities',
  'financeRules',
  'financeAndTax',
  'officeAndTeam',
  'goodStanding',
] as const;
export type ContractorCondition = (typeof CONTRACTOR_CONDITIONS)[number];

/** Fields of service a document lists (服务领域). */
export const SERVICE_DOMAINS = [
  'socialAssistance',
  'elderlyCare',
  'childWelfare',
  'communityGovernance',
  'socialAffairs',
  'relocatedResidents',
  'sectorBuilding',
  'talentTraining',
  'ruralRevitalisation',
  'localJustice',
  'drugControl',
  'youthAffairs',
] as const;
export type ServiceDomain = (typeof SERVICE_DOMAINS)[number];
