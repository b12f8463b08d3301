import { metadataKeys } from '../../server/src/core/document/metadata/metadata-keys.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';
import type { Generator } from './artefact.ts';

/** Numbers of the controls that are no clauses of the management system too, so that they need no `A`. */
const controlOnly = '(?:5\\.(?:[4-9]|[12]\\d|3[0-7])|6\\.[4-8]|7\\.(?:[6-9]|1[0-4])|8\\.(?:[4-9]|[12]\\d|3[0-4]))(?![\\d.]*\\d)';
const anyControl = '(?:[5-8]\\.\\d{1,2})(?![\\d.]*\\d)';
const dash = '[-\\u2010-\\u2015]';
/** What stands before an id makes it part of a word, path or address, or the number of something else. */
const before =
  '(?<![A-Za-z0-9./#@{$\\u2010-\\u2015-])(?<!(?<!2700[12]):)(?<!Table |Figure |Fig\\. |Class |Type |Grade |Format |Option |Schedule |Tabelle |Tableau |Klasse )';
/** A file name begins with an id. */
const noFile = '(?![-_.](?:[\\w.-]*\\.)?(?:mdx?|pdf|docx?|xlsx?|html?|png|jpe?g|ya?ml|json|csv|txt)\\b)';
/** `A.5.15`, `A.9.2.1`, `A.03.01`; without the dot only where a control can be meant: `A1.2` is of SOC 2. @param tails of ranges and lists */
function idPattern(tails: readonly string[]): string {
  const last = '\\.\\d{1,2}(?:\\.\\d{1,2}(?!\\d)|(?!\\d|\\.\\d|\\.[xXn*](?!\\w))';
  return `${before}A(?:\\.\\d{1,2}|[ \\u00a0]?(?:[5-9]|1[0-8]))${last}(?:${tails.join('|')})?)${noFile}`;
}
/** Further ids behind the first: `-A.5.18`, `–18`, ` through A.5.18`, `/16/18`, `-16-18`, `, 5.4`. */
const rangeTails = [
  `(?:\\s?${dash}\\s?|\\s(?:to|through|bis|until|hasta)\\s)A[. ]?\\d{1,2}\\.\\d{1,2}(?!\\d)`,
  `(?:${dash}\\d{1,2}(?:\\.\\d{1,2})?(?![\\d.]*\\d))+`,
];
const listTails = [
  '(?:\\s?/\\s?(?:A[. ]?)?(?:\\d{1,2}\\.)?\\d{1,2}(?!\\d))+',
  '(?:,\\s?\\d{1,2}\\.\\d{1,2}(?=\\s?[,;:)\\]|]|\\s?$|\\.(?!\\d)))+',
];

const control = 'constant.other.control.annexa';

/** `grammars/annexa.injection.tmLanguage.json`: control ids and Annexa's comments in Markdown. */
const body = {
  scopeName: 'markdown.annexa.injection',
  injectionSelector:
    'L:text.html.markdown -markup.inline.raw -markup.fenced_code -markup.raw -comment -markup.underline.link -meta.embedded.block.frontmatter',
  patterns: [{ include: '#suppression' }, { include: '#section-claim' }, { include: '#control' }],
  repository: {
    control: {
      patterns: [
        { name: control, match: idPattern([...rangeTails, ...listTails]) },
        // `A.8.x`, `A.5.*`, `A.12`: a group of controls
        {
          name: 'constant.other.control.group.annexa',
          match: `${before}A\\.(?:[5-9]|1[0-8])(?:\\.\\d{1,2})?(?:\\.(?:[xXn](?!\\w)|\\*(?!\\*))|(?![\\w.*]*[\\d*])(?!\\.\\w))${noFile}`,
        },
        // `ISO 27001:2022 8.13`, `ISO/IEC 27002 control 5.1`
        {
          match: `\\bISO(?:/IEC)?[ -]2700[12](?::2022)?[,:]?\\s\\(?(?:(?:[Cc]ontrols?|Maßnahmen?|[Mm]esures?|[Cc]ontroles?):?\\s(${anyControl})|(${controlOnly}))`,
          captures: { 1: { name: control }, 2: { name: control } },
        },
        // `Annex A controls 5.15`, `Control 5.15`
        { match: `\\b(?:[Cc]ontrols?|Kontrollen?|Maßnahmen?|[Cc]ontroles?):?\\s(${anyControl})`, captures: { 1: { name: control } } },
      ],
    },
    'section-claim': {
      match: '(<!--)\\s*(satisfies)\\s*(:)([^>]*)(-->)',
      captures: {
        1: { name: 'comment.block.html punctuation.definition.comment.html' },
        2: { name: 'keyword.control.claim.annexa' },
        3: { name: 'punctuation.separator.annexa' },
        4: { patterns: [{ include: '#control' }] },
        5: { name: 'comment.block.html punctuation.definition.comment.html' },
      },
    },
    suppression: {
      match: '<!--\\s*(annexa-disable(?:-next-line|-line|-file)?)\\s+([^:>]*?)(:)(.*?)-->',
      captures: {
        0: { name: 'comment.block.html' },
        1: { name: 'keyword.control.suppression.annexa' },
        2: { name: 'entity.name.tag.rule.annexa' },
        3: { name: 'punctuation.separator.annexa' },
      },
    },
  },
};

/** Values of the keys with a fixed set: `status`, `type`. */
function valuesOf(key: string): readonly string[] {
  return key === 'type'
    ? bundledCatalog.load().documentTypes.map(({ id }) => id)
    : (metadataKeys.find((entry) => entry.key === key)?.values ?? []);
}

function frontMatter(): object {
  const value = (key: string): object => ({
    name: 'constant.language.annexa',
    match: `(?<=${key}: )(?:${valuesOf(key).join('|')})(?=\\s*(?:#|$))`,
  });
  return {
    scopeName: 'markdown.annexa.front-matter.injection',
    // only inside of keys and values that YAML has found: what is matched outside of them would confuse its grammar
    injectionSelector: 'L:meta.embedded.block.frontmatter string -comment',
    patterns: [{ include: '#key' }, { include: '#value' }, { include: '#listed' }, { include: '#control' }],
    repository: {
      // a theme shows them as all keys, unless it knows Annexa's
      key: {
        name: 'support.type.property-name.annexa entity.name.tag.yaml',
        match: `^(?:${metadataKeys.map(({ key }) => key).join('|')})(?=\\s*:(?:\\s|$))`,
      },
      value: { patterns: ['status', 'type'].map(value) },
      // a comma parts items here
      control: { name: control, match: idPattern(rangeTails) },
      // `5.15` needs no letter here
      listed: { name: control, match: `(?<=- |\\[|, |["'])${anyControl}(?=["']?\\s*(?:[,\\]#]|$))` },
    },
  };
}

/** The grammars that are laid over Markdown, ids and front matter. */
export const grammars: Generator = {
  generate() {
    const made = { 'annexa.injection': body, 'annexa.front-matter.injection': frontMatter() };
    return Object.entries(made).map(([name, grammar]) => ({
      path: `grammars/${name}.tmLanguage.json`,
      content: `${JSON.stringify(grammar, null, 2)}\n`,
    }));
  },
};
