import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { IsmsReport } from '../model/isms-report.ts';
import { type Child, el } from './element.ts';
import type { HtmlContext } from './html-context.ts';
import { attention } from './parts/attention.ts';
import { controlTable } from './parts/controls.ts';
import { documentsPart } from './parts/documents.ts';
import { dutiesPart } from './parts/duties.ts';
import { evidencePart } from './parts/evidence.ts';
import { findingsPart } from './parts/findings.ts';
import { headline } from './parts/headline.ts';
import { byAttribute, heatMap } from './parts/heat-map.ts';
import { method } from './parts/method.ts';
import { readinessPart } from './parts/readiness.ts';
import { risksPart } from './parts/risks.ts';
import { statementPart } from './parts/statement.ts';
import type { PlaceLink } from './place-links.ts';
import { script, webviewScript } from './script.ts';
import { styles } from './styles.ts';

/** What may differ from a file that stands by itself. */
export interface HtmlOptions {
  /** Where places lead; nowhere by default. */
  readonly link?: PlaceLink;
  /** Follows the colours of the editor. */
  readonly webview?: boolean;
}

/**
 * The report as one HTML file: no network, nothing to install, readable without its script. The content security policy
 * lets run nothing but that script and use nothing but its style sheet, by their hashes.
 */
export function htmlReport(report: IsmsReport, { link = () => null, webview = false }: HtmlOptions = {}): string {
  const context: HtmlContext = { report, link, documents: new Map(report.documents.map((document) => [document.path, document])) };
  const title = report.organization === null ? 'ISMS report' : `ISMS report of ${report.organization}`;
  const parts = partsOf(context);
  const program = webview ? script + webviewScript : script;
  // each part is written by itself, so that the tree of a large report is never whole in memory
  return [
    '<!doctype html>\n',
    `<html lang="en"${webview ? ' data-theme="webview"' : ''}>\n`,
    toHtml(head(title, program)),
    '\n<body>\n',
    toHtml(el('a', { className: ['skip'], href: '#main' }, 'Skip to the report')),
    toHtml(header(title, report, parts)),
    '\n<main id="main">\n',
    ...parts.flatMap(({ make }) => {
      const made = make();
      return made === null || made === undefined ? [] : [toHtml(h(null, made as Parameters<typeof h>[2])), '\n'];
    }),
    '</main>\n',
    toHtml(el('footer', {}, el('p', {}, `Made by ${report.tool.name} ${report.tool.version}, as of ${report.asOf}.`))),
    `\n<script>${program}</script>\n</body>\n</html>\n`,
  ].join('');
}

interface Part {
  readonly id: string;
  /** For the table of contents. */
  readonly title: string;
  readonly make: () => Child;
}

/** The parts in order. */
function partsOf(context: HtmlContext): Part[] {
  const { frameworks, readiness, risks, evidence, duties } = context.report;
  return [
    { id: 'headline', title: 'At a glance', make: () => headline(context) },
    { id: 'attention', title: 'Attention', make: () => attention(context) },
    ...frameworks.flatMap((framework) => [
      { id: framework.id, title: 'Controls', make: () => heatMap(framework) },
      ...(framework.attributes.length > 0
        ? [{ id: `${framework.id}-attributes`, title: 'Attributes', make: () => byAttribute(framework) }]
        : []),
      { id: `${framework.id}-controls`, title: 'Detail', make: () => controlTable(framework, context) },
    ]),
    { id: 'statement', title: 'Applicability', make: () => statementPart(context) },
    ...(risks && risks.rows.length > 0 ? [{ id: 'risks', title: 'Risks', make: () => risksPart(risks, context) }] : []),
    ...(evidence && evidence.length > 0 ? [{ id: 'evidence', title: 'Evidence', make: () => evidencePart(evidence, context) }] : []),
    { id: 'documents', title: 'Documents', make: () => documentsPart(context) },
    ...(duties && duties.length > 0 ? [{ id: 'duties', title: 'Duties', make: () => dutiesPart(duties, context) }] : []),
    ...(readiness ? [{ id: 'readiness', title: 'Readiness', make: () => readinessPart(readiness, context) }] : []),
    { id: 'findings', title: 'Findings', make: () => findingsPart(context) },
    { id: 'method', title: 'Method', make: () => method(context) },
  ];
}

function head(title: string, program: string): ReturnType<typeof h> {
  const policy = `default-src 'none'; style-src ${hashOf(styles)}; script-src ${hashOf(program)}; base-uri 'none'; form-action 'none'`;
  return el(
    'head',
    {},
    el('meta', { charSet: 'utf-8' }),
    el('meta', { httpEquiv: 'content-security-policy', content: policy }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    el('title', {}, title),
    el('style', {}, styles),
  );
}

function header(title: string, report: IsmsReport, parts: readonly Part[]): ReturnType<typeof h> {
  return el(
    'header',
    {},
    el('h1', {}, title),
    el(
      'p',
      {},
      `${report.frameworks.map((framework) => framework.title).join(', ')} · as of `,
      el('span', { className: ['short'] }, report.asOf),
    ),
    report.complete
      ? null
      : el(
          'p',
          { className: ['alert'], role: 'alert' },
          'Incomplete: some files could not be read, so this report says less than was asked.',
        ),
    el(
      'nav',
      { ariaLabel: 'Parts of the report' },
      el(
        'ul',
        {},
        parts.map((part) => el('li', {}, el('a', { href: `#${part.id}` }, part.title))),
      ),
    ),
  );
}

/** The source expression of an inline text. */
function hashOf(text: string): string {
  return `'sha256-${base64.encode(sha256(utf8ToBytes(text)))}'`;
}
