/** The documents that the shipped policies rest on, by the ids that rules cite them under. */
export const SOURCE_NAMES: Readonly<Record<string, string>> = {
  'CN-GPA': '《中华人民共和国政府采购法》（2014年修正）',
  'CN-GPA-REG': '《中华人民共和国政府采购法实施条例》（国务院令第658号）',
  'CN-LABOUR-CONTRACT': '《中华人民共和国劳动合同法》（2012年修正）',
  'CN-SME-PAYMENT': '《保障中小企业款项支付条例》（2025年修订）（国务院令第802号）',
  'CN-SME-PAYMENT-2020': '《保障中小企业款项支付条例》（国务院令第728号）',
  'CN-MOF-74': '《政府采购非招标采购方式管理办法》（财政部令第74号）',
  'CN-MOF-87': '《政府采购货物和服务招标投标管理办法》（财政部令第87号）',
  'CN-MOF-94': '《政府采购质疑和投诉办法》（财政部令第94号）',
  'CN-MOF-102': '《政府购买服务管理办法》（财政部令第102号）',
  'CN-CK-2014-37': '《关于推进和完善服务项目政府采购有关问题的通知》（财库〔2014〕37号）',
  'CN-CK-2014-214': '《政府采购竞争性磋商采购方式管理暂行办法》（财库〔2014〕214号）',
  'CN-CK-2020-10': '《关于开展政府采购意向公开工作的通知》（财库〔2020〕10号）',
  'CN-CBK-2023-243': '《关于进一步提高政府采购透明度和采购效率相关事项的通知》（财办库〔2023〕243号）',
  'JL-2021-2': '《吉林省乡镇（街道）社会工作服务站设立工作方案》（吉民发〔2021〕2号）',
  'NX-2018-2': '《关于推进政府购买社会救助服务加强基层经办服务能力的实施意见》（宁民规发〔2018〕2号）',
  'YZ-2021': '《原州区乡镇（街道）社会工作服务站建设实施方案（试行）》',
  CAIGOU: '文件未作规定，按本程序的默认值',
};

/** What a rule rests on, its documents by title; a document of an imported policy keeps its id. */
export function basisText(basis: string): string {
  return basis
    .split(/; ?/)
    .map((each) => {
      const [id = '', ...clause] = each.split(' ');
      return [SOURCE_NAMES[id] ?? id, ...clause].join(' ');
    })
    .join('；');
}
