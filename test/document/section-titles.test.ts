import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SectionKindMatcher } from '../../server/src/core/document/sections/section-kinds.ts';
import { catalog } from './facts.ts';

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Headings that real documents give to a kind, by language, split by `; `. */
const seen: Table = {
  en: {
    purpose:
      'purpose; objectives; purpose and scope; purpose & scope; objective; purpose and objectives; purpose, scope and users; why this policy exists; rationale; objective and scope; purpose statement; goal; intent; policy purpose; aim; document purpose',
    scope:
      'scope; purpose and scope; applicability; purpose & scope; scope and applicability; audience; policy scope; this policy applies to; document scope; coverage; who must sign; objective and scope; control alignment & scope; scope & applicability; scope & application',
    ownership:
      'document control; contact information; ownership; contact; policy administration; policy governance; policy metadata; owner; responsible person(s); document information; document identification; document control information; maintainer; policy contact; responsible officer',
    roles:
      'roles and responsibilities; responsibilities; roles & responsibilities; roles; accountability; user responsibilities; responsibility; management responsibilities; key roles; raci matrix; governance roles; individual responsibility; raci',
    consequences:
      'enforcement; non-compliance; compliance and enforcement; violations; monitoring and enforcement; disciplinary process; policy violations; consequences of violations; consequences of non-compliance; disciplinary actions; sanctions; non-compliance management; compliance & enforcement; violations & enforcement; non-compliance consequences; non-compliance handling; disciplinary action; policy enforcement; breaches of this policy; compliance, monitoring and enforcement; consequences for violations; compliance, monitoring, and enforcement; penalties for non-compliance; failure to comply',
    review:
      'review; monitoring and review; policy review; review and approval; review schedule; review cycle; maintenance; plan maintenance; review frequency; review process; policy maintenance; review and updates; review and update; policy review and maintenance; review & maintenance; monitoring & review; review and maintenance; annual review; regular reviews; policy updates; periodic review; review cadence; review interval',
    exceptions:
      'exceptions; exception management; exception process; policy exceptions; exception request process; compliance and exceptions; exception governance; exception handling; permitted exceptions; exceptions process; waivers',
    definitions:
      'definitions; definition; glossary; key terms; key definitions; definitions and acronyms; definitions and abbreviations; glossary of terms; terms and definitions; acronyms; abbreviations; terminology',
    compliance:
      'compliance; policy compliance; monitoring and compliance; compliance measurement; compliance monitoring; compliance and monitoring; legal and regulatory compliance; compliance and audit; regulatory compliance; compliance requirements; compliance verification; adherence',
    references:
      'references; related documents; related policies; supporting policies; reference documents; related policies and documents; see also; related documentation; reference; further reading; associated documents; supporting documents; normative references',
    history:
      'document control; revision history; version control; version history; changelog; document history; change log; change history; change record; document version history; amendment history',
    approval:
      'approval; review and approval; authorization; policy acknowledgment; approvals; sign-off; acknowledgment; document approval; policy acknowledgement; acknowledgement; approval and sign-off; signatures; approval chain; approval record; approval history; management approval; authorized by',
    'control-mapping':
      'compliance mapping; related annex a controls; framework alignment; iso/iec 27001:2022; iso 27001 compliance; related controls; regulatory mapping; applicable controls; iso 27001; control alignment; iso 27001 mapping; framework mapping; iso 27001 clause',
  },
  de: {
    purpose:
      'zweck; zielsetzung; zweck und geltungsbereich; zweck & geltungsbereich; zweck und zielsetzung; zweck und bezug; zweck und umfang; ziele; zweck und anwendungsbereich; zweck dieser richtlinie; zielsetzung der richtlinie',
    scope:
      'geltungsbereich; anwendbarkeit; zweck und geltungsbereich; anwendungsbereich; zweck & geltungsbereich; adressaten; zielgruppen; zweck und umfang; zweck und anwendungsbereich; gültigkeitsbereich',
    ownership: 'verantwortliche; dokumentinformationen; dokumentenlenkung; dokumenteninformationen; dokumenteneigentümer; verantwortlicher',
    roles:
      'verantwortlichkeiten; rollen und verantwortlichkeiten; verantwortliche; schlüsselrollen; rollen & verantwortlichkeiten; rollen und verantwortung; rollen und zustaendigkeiten; rollen & zustaendigkeiten; rollen; rollen und zuständigkeiten; aufgaben und verantwortlichkeiten',
    consequences:
      'konsequenzen bei richtlinienverstößen; konsequenzen bei verstößen; compliance, monitoring und durchsetzung; bei non-compliance; was bei verstoß geschieht; reaktion bei nichteinhaltung; konsequenzen bei nichteinhaltung; folgen von zuwiderhandlungen; disziplinarmaßnahmen; disziplinarische massnahmen; disziplinarverfahren; verstöße; sanktionen; konsequenzen; erstmaliger verstoß',
    review:
      'überprüfung & pflege; review und aktualisierung; review-intervall; überwachung und überprüfung; überprüfung und änderung; wartung und aktualisierung; überprüfung & aktualisierung; überprüfung und aktualisierung; überprüfung & lebenszyklus',
    exceptions: 'ausnahmen; ausnahmenprozess; ausnahmen und abweichungen; ausnahmen und sonderfälle; ausnahmeregelung; ausnahmegenehmigung',
    definitions: 'definitionen; definition; glossar; begriffe; begriffsbestimmungen; begriffsdefinitionen; abkürzungen; begriff',
    compliance:
      'compliance, monitoring und durchsetzung; compliance und audit; überwachung und konformität; einhaltung und ueberwachung; einhaltung und überprüfung; einhaltung; compliance & überprüfung; compliance',
    references:
      'referenzen; quellen und referenzen; zugehörige richtlinien; norm-referenzen; mitgeltende dokumente; mitgeltende unterlagen; normreferenzen; verweise',
    history: 'änderungshistorie; versionshistorie; change history; dokumentenhistorie; änderungsverzeichnis; änderung',
    approval: 'genehmigung; freigabe; freigabe und inkraftsetzung; freigegeben durch',
    'control-mapping': 'compliance matrix; zugehörige maßnahmen aus anhang a',
  },
  fr: {
    purpose: 'objet; objectif; objectifs; but; objet et périmètre; objectif et périmètre; finalité',
    scope: "périmètre; portée; périmètre d'application; objet et périmètre; champ d'application; domaine d'application",
    ownership: 'contacts; propriétaire du document',
    roles:
      'gouvernance & responsabilités; rôles et responsabilités; rôles & responsabilités; responsabilité; attribution des responsabilités',
    consequences: 'sanctions; échelle de sanctions; non-respect; non-conformité; mesures disciplinaires; manquements',
    review:
      'revue; revue et mise à jour; revue périodique; revue et évaluation; processus de mise à jour; maintenance; révision; prochaine revue; date de révision',
    exceptions: 'exceptions; gestion des exceptions; dérogations; dérogation',
    definitions: 'définitions; glossaire; termes et définitions',
    compliance: 'inventaire & conformité (obligatoire); posture & conformité; conformité',
    references: 'références; documents associés; voir aussi; documents de référence',
    history: 'annexe c - historique des versions; historique des versions; historique des révisions',
    approval: 'approvals; approbation; approbateur',
  },
  es: {
    purpose: 'objetivo; propósito; objetivos; objeto; finalidad',
    scope: 'alcance; ámbito de aplicación; ámbito; aplicabilidad',
    ownership: 'propietario; responsable del documento; control de documentos; autor',
    roles: 'roles y responsabilidades; responsabilidades; funciones y responsabilidades; rol',
    consequences:
      'consecuencias del incumplimiento; responsabilidad e incumplimiento; proceso de sanciones; incumplimiento; sanciones; medidas disciplinarias',
    review:
      'monitoreo y revisión; revisión y actualizaciones; revisión de la política; monitoreo y revisión de la política; mantenimiento y actualización de la política; periodicidad de revisión; revisiones; revisión; próxima revisión',
    exceptions: 'excepción',
    definitions: 'definiciones; definiciones clave; glosario; términos y definiciones',
    compliance: 'cumplimiento; cumplimiento legal y regulatorio',
    references: 'documentos relacionados; referencias; referencias normativas',
    history: 'historial de cambios; control de versiones; historial de revisiones',
    approval: 'aprobación y mapeo; aprobación; aprobado por',
  },
  pt: {
    purpose: 'objetivo; propósito; propósito e escopo; objetivo e escopo',
    scope: 'escopo; propósito e escopo; objetivo e escopo; aplicabilidade; escopo e aplicabilidade; âmbito de aplicação; abrangência',
    ownership: 'controle de documento; controle do documento',
    roles:
      'responsabilidades; papéis e responsabilidades; matriz raci; papéis e responsabilidades (matriz raci); responsabilidades específicas',
    consequences:
      'violações e sanções; consequências por violação; penalidades por não conformidade; sanções; violações; gradação de sanções',
    review: 'revisão e melhoria contínua; conformidade e revisão; revisão e aprovação (docs as code); atualização e versionamento; revisão',
    exceptions: 'exceções; procedimento de escalação e exceções',
    definitions: 'definições; definições e siglas; definições e termos; termos e definições; definições e terminologia; glossário',
    references: 'referências; documentos relacionados; referências normativas; referências normativas e legais',
    history: 'histórico de revisão; histórico de revisões; histórico de versões',
    approval: 'aprovações; assinaturas',
  },
  it: {
    purpose: 'obiettivo; obiettivi; scopo; scopo e ambito',
    scope: 'ambito applicazione; scopo e ambito; campo di applicazione; ambito di applicazione',
    ownership: 'document control',
    roles: 'organizzazione e responsabilità; ruoli e responsabilità',
    consequences: 'sanctions; sanzioni; violazioni',
    review: 'policy review & updates; riesame; revisione',
    exceptions: 'eccezione; eccezioni; deroghe',
    definitions: 'definizioni; termini e definizioni',
    approval: 'approvals; approvazione',
  },
  nl: {
    purpose: 'doelstelling; doel van de bio; doel van de bio2; doel',
    scope: 'reikwijdte; werkingsgebied; scope; doelgroep; toepassingsgebied',
    ownership: 'eigenaar; documenteigenaar',
    roles: 'rollen en verantwoordelijkheden; verantwoordelijkheden; taken en verantwoordelijkheden',
    history: 'wijzigingshistorie; versiebeheer',
  },
  ja: {
    purpose: '目的; objective / 目的; purpose / 目的',
    scope: '適用範囲; scope / 適用範囲; 対象範囲',
    ownership: 'isms 管理責任者; 文書管理; 文書責任者; 基本情報; 作成者; 文書管理者',
    roles: 'responsibility / 責任; 対応体制; 組織の役割、責任及び権限; 組織体制; 役割と責任; 役割及び責任',
    consequences: '違反時の対応; 違反時の対応 (a.6.4); 罰則; 懲戒',
    review: 'review and revision / 改定; 方針のレビュー; 見直し; 改定',
    exceptions: '適用除外; 例外; 例外管理',
    definitions: '用語の定義; 引用規格及び用語',
    references: '関連文書; reference / 参考資料; 参考資料',
    history: '改訂履歴; 変更履歴',
    approval: '承認',
  },
  zh: {
    purpose: '目的; 目的與範圍',
    scope: '適用範圍; 目的與範圍; 適用对象; 适用范围',
    ownership: '文件資訊; 文件管制',
    roles: '角色與責任（raci）; 管理層責任; 角色與責任; 責任與權限; 權責',
    consequences: '違規處置; 違反政策的後果; 違規與制裁; 罰則; 懲處',
    review: '審查週期; 定期審查; 政策審查和更新; 政策審查與更新; 文件審查; 審查流程',
    exceptions: '例外管理; 例外處理; 例外與豁免; 例外與升級',
    definitions: '名詞定義',
    history: '修訂歷史; 修訂紀錄; 版本紀錄',
    approval: '簽核; 核准',
  },
  ko: {
    purpose: '목적; 목 적',
    scope: '적용범위; 적용 범위; 적용대상',
    ownership: '관리책임; 문서정보',
    roles: '책임 및 권한; 역할과 책임; 역할 및 책임',
    consequences: '보안 위반 조치; 보안 위반자 관리; 위반자 경중 판단 기준; 징계',
    review: '검토; 개정',
    exceptions: '비밀등급의 예외; 예외; 예외 적용',
    definitions: '용어정의; 용어 정의; 용어의 정의',
  },
  id: {
    purpose: 'tujuan kebijakan; tujuan; maksud dan tujuan',
    scope: 'ruang lingkup',
    ownership: 'lembar pengesahan; pemilik',
    roles: 'tanggung jawab; peran dan tanggung jawab; peran',
    consequences: 'sanksi pelanggaran; enforcement; sanksi',
    review: 'tinjauan dan pembaruan; frekuensi & peninjauan; proses peninjauan dan pembaruan; tinjauan dan pemutakhiran kebijakan',
    exceptions: 'exception management; mekanisme pengecualian (exception management)',
    definitions: 'definisi istilah penting; daftar istilah',
    references: 'referensi; dokumen referensi; daftar referensi',
    approval: 'lembar pengesahan; persetujuan',
  },
  tr: {
    purpose: 'amaç; amaç ve kapsam',
    scope: 'kapsam; amaç ve kapsam',
    ownership: 'doküman sahibi; sorumlu',
    roles: 'sorumluluklar; görev ve sorumluluk; sorumluluk; roller ve sorumluluklar',
    consequences: 'disiplin yönetmeliği; yaptırımlar; ihlal durumu',
    definitions: 'tanımlar; tanimlar; tanımlar ve kısaltmalar',
  },
  el: {
    purpose: 'σκοπός; purpose / σκοπός; σκοπός / purpose; σκοπος και πεδιο εφαρμογης; σκοπός & πεδίο / purpose & scope; σκοπος',
    scope: 'πεδίο εφαρμογής / scope; πεδίο εφαρμογής; scope / εύρος εφαρμογής; σκοπός & πεδίο / purpose & scope',
    ownership: 'ιδιοκτήτης',
    roles: 'ρόλοι και οντότητες / roles & entities; διακυβερνηση και ρολοι / governance & roles; ευθύνες ρόλων / role responsibilities',
    consequences: 'κυρώσεις',
    review: 'αναθεώρηση και έγκριση; περιοδική αναθεώρηση / periodic review; αναθεωρηση και ενημερωση / review & update procedures',
    definitions: 'ορισμοί; ορισμοί / definitions; ορισμοι και συντομογραφιες',
    approval: 'εγκριση εγγραφου (document approval)',
  },
};

/** Headings that hold the same words and are no section of the kind. */
const others: Table = {
  en: {
    purpose:
      'introduction; overview; background; summary; executive summary; purpose limitation; purpose of processing; restricted purposes; business purpose primary',
    scope:
      'out of scope; in scope; audit scope; isms scope; statement of applicability; scope creep; testing scope; monitoring scope; regulatory applicability',
    ownership:
      'asset ownership; system owner; data owner; risk owner; owner responsibilities; ownership of assets; general use and ownership; senior information risk owner (siro); security ownership chart',
    roles:
      'role-based access control; role-based access control (rbac); role changes; shared responsibility model; role-specific training; role-based training',
    consequences:
      'law enforcement; security violations; data classification enforcement; tier isolation enforcement; reporting violations; consequences, impact and likelihood; misuse case development; awareness: non-compliance implications',
    review:
      'access review; access reviews; post-incident review; management review; code review; review inputs; review outputs; review scope; review criteria; peer review; revision history',
    exceptions: 'exception register; exception tracking; exception log; exception review log; common exception scenarios',
    definitions:
      'severity definitions; environment definitions; definition of an incident; terms & conditions of employment; terms and conditions; baseline definition; definition of done requirements',
    compliance: 'compliance manager; compliance mapping; compliance matrix; compliance scoring; cia compliance manager',
    references: 'reference implementations; reference checks; character references',
    history: 'change control; configuration change control; git-based version control (recommended)',
    approval:
      'approval process; approval criteria; approval workflow; validation; testing and validation; input validation; access request and approval',
  },
  de: {
    purpose: 'einleitung; zweckbindung; zweckausrichtung',
    scope:
      'geltungsbereich des isms (4.3); anwendungsbereich des isms; t+15 minuten bis t+1 stunde — scope und eindämmung; erklaerung zum geltungsbereich (iso 27001)',
    ownership: 'daten-owner; information owner verantwortung; verantwortlicher umgang mit ki',
    roles: 'privilegierte rollen; rollenbasierte zugriffskontrolle; kontrollen',
    consequences:
      'technische durchsetzung; schritt 3: automatische durchsetzung; security-verstöße; konsequenzen bei missbrauch von ki-systemen',
    review:
      'überprüfung von zugriffsrechten; sicherheitsüberprüfung und audits; periodische nachüberprüfung; vorabüberprüfung vor einstellung (a 6.1)',
    exceptions: 'temporäre ausnahmen; permanente ausnahmen; notfall-ausnahmen; ausnahmen-register; ausnahmen von der kennzeichnung',
    compliance: 'nichtkonformität & korrekturmaßnahmen (10.2); device compliance; verfahren für nichtkonformität und korrekturmaßnahmen',
    references: 'externe datenquellen; log-quellen; patch-quellen',
    approval: 'genehmigungsprozess; genehmigungsverfahren; security sign-off',
  },
  fr: {
    purpose: 'objectifs de sécurité; contexte & parties prenantes — obligatoire',
    scope: 'périmètre de sécurité physique; identité comme périmètre; soa (statement of applicability) — structure',
    roles: "contrôles; contrôle d'accès; responsabilité en fin de contrat; enrôlement & récupération",
    consequences: 'cnil (si violation de données personnelles); analyse des manquements avec obligations',
    review: 'revue & clean-up; revue indépendante de la sécurité des informations',
    exceptions: 'exceptions et comptes d’urgence',
    definitions: 'définition des rôles',
    approval: 'validation avant remise en production (checklist); la signature électronique',
  },
  es: {
    purpose: 'objetivos de rendimiento; finalidad del manual de usuario',
    roles: 'modelo de responsabilidad compartida; responsabilidad e indemnización',
    definitions: 'términos y condiciones para colaboradores; términos de empleo',
    compliance: 'incumplimiento',
    history: 'política del comité de control de cambios (ccb)',
    approval: 'aprobación del cambio; flujo de aprobación',
  },
  pt: {
    purpose: 'objetivo 1: alcançar certificação iso 27001:2022',
    scope: 'fora do escopo; soa (statement of applicability)',
    consequences: 'data breach (violação de dados); não-conformidade',
    review: 'revisão de acessos (a.5.18); fase 4 — dia 30 (revisão probatória); histórico de revisão',
    exceptions: 'exceções e algoritmos obsoletos',
    definitions: 'definição de rto e rpo',
    approval: 'fluxo de aprovação por classificação; processo de aprovação',
  },
  it: {
    purpose: 'obiettivo: fermare propagazione danno entro 1 ora (p1) o 24 ore (p2)',
  },
  nl: {
    scope: 'reikwijdte managementsysteem',
  },
  ja: {
    purpose: '目的1：情報セキュリティインシデントの低減',
    scope: 'define scan scope / スキャン範囲の定義',
    roles: '入社時のセキュリティ責任',
    review: 'マネジメントレビュー; 改訂履歴',
    definitions: 'セキュリティ要求事項の定義 (a.8.26)',
  },
  zh: {
    scope: '影響範圍',
    ownership: '法規責任人',
    roles: '稽核工作紙：a5政策（資訊安全政策與角色責任）',
    consequences: '事件與違規報告',
    review: '管理審查; 代碼審查; 帳號權限審查; 年度審查',
    exceptions: '補丁例外',
    definitions: '特權帳號定義; 事件等級定義; 資料等級定義',
    approval: '申請與核准',
  },
  ko: {
    purpose: '개요',
    ownership: '전사보안책임자; 개인정보 보호책임자 지정',
    roles: '개인정보 보호책임자의 의무와 책임',
    review: '시스템 보안성 검토',
    definitions: '보호구역의 정의',
  },
  id: {
    purpose: 'pendahuluan; latar belakang; tujuan audit internal; tujuan evaluasi',
    scope: 'ruang lingkup audit internal',
    roles: 'shared responsibility model (model tanggung jawab bersama)',
    review: 'tinjauan pasca-implementasi; review akses berkala',
  },
  tr: {
    purpose: 'giriş',
    ownership: 'görev sahibi alternatif',
    roles: 'görev tanımları',
    definitions: 'donanım tanımı',
  },
  el: {
    ownership: 'υπεύθυνος τερματισμού (termination manager = qts manager)',
    consequences: 'personal data breach / παραβίαση δεδομένων προσωπικού χαρακτήρα',
    definitions: 'περιορισμοί; περιορισμοί ευθύνης',
  },
};

const matcher = new SectionKindMatcher([...catalog.sectionKinds.values()], catalog.titleForms);

function failures(table: Table, isWrong: (title: string, kind: string) => boolean): string[] {
  return Object.entries(table).flatMap(([language, kinds]) =>
    Object.entries(kinds).flatMap(([kind, titles]) =>
      titles.split('; ').flatMap((title) => (isWrong(title, kind) ? [`${language} ${kind}: ${title}`] : [])),
    ),
  );
}

describe('headings of real documents', () => {
  it('are recognised as what they are', () => {
    assert.deepEqual(
      failures(seen, (title, kind) => !matcher.match(title).kinds.includes(kind)),
      [],
    );
  });

  it('are not taken for what they only sound like', () => {
    assert.deepEqual(
      failures(others, (title, kind) => matcher.match(title).kinds.includes(kind)),
      [],
    );
  });
});
