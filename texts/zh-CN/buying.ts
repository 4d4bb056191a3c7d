import type { ContractorCondition, ContractorKind, PurchaserKind, ServiceDomain } from '../../domain/policy/buying.js';

/** Who buys. */
export const PURCHASER_NAMES = {
  countyBureau: '县级民政部门',
  higherBureau: '上级民政部门',
  countyGovernment: '县级人民政府',
  township: '乡镇（街道）',
  otherBody: '其他机关、事业单位、团体组织',
  villageCollective: '村（社区）集体',
} as const satisfies Record<PurchaserKind, string>;

/** As what a contractor is registered. */
export const CONTRACTOR_NAMES = {
  serviceAgency: '社会服务机构（民办非企业单位）',
  association: '社会团体',
  foundation: '基金会',
  enterprise: '企业',
  institutionI: '公益一类事业单位',
  institutionII: '公益二类事业单位',
  institutionMarket: '生产经营类事业单位',
  ruralCollective: '农村集体经济组织',
  residentsBody: '基层群众性自治组织',
  otherAgency: '依法登记的其他机构',
  massBody: '财政拨款保障的群团组织',
  governmentOrgan: '国家机关',
} as const satisfies Record<ContractorKind, string>;

/** What a contractor must show. */
export const CONDITION_NAMES = {
  registered: '依法登记',
  socialWorkInScope: '章程或者业务范围含社会工作',
  pastProjectPassed: '承接过同类项目且评估合格',
  governance: '组织架构和内部分工',
  staffEnough: '足够数量的社会工作者',
  ruleSet: '运行流程和管理制度',
  facilities: '所需设施、人员和专业能力',
  financeRules: '财务会计和资产管理制度',
  financeAndTax: '财务和纳税资质',
  officeAndTeam: '固定办公场所和专业队伍',
  goodStanding: '无违法违规记录、信誉良好',
} as const satisfies Record<ContractorCondition, string>;

/** Fields of service. */
export const DOMAIN_NAMES = {
  socialAssistance: '社会救助',
  elderlyCare: '养老服务',
  childWelfare: '儿童福利',
  communityGovernance: '社区治理',
  socialAffairs: '社会事务',
  relocatedResidents: '易地搬迁群众融入',
  sectorBuilding: '行业搭建和经验总结',
  talentTraining: '基层社工人才培养',
  ruralRevitalisation: '乡村振兴资源链接',
  localJustice: '基层司法和社区矫正',
  drugControl: '禁毒',
  youthAffairs: '青少年事务',
} as const satisfies Record<ServiceDomain, string>;
