import type { ReportFramework, ReportReference } from '../model/coverage-report.ts';
import type { ReportDocument } from '../model/isms-report.ts';
import { componentKeys, metadataOf, oneLine, property, uuidOf } from '../oscal/oscal-parts.ts';
import type { CoverageFacts } from './coverage-format.ts';

/** What OSCAL calls the documents of a type. */
const componentTypes: Readonly<Record<string, string>> = {
  policy: 'policy',
  standard: 'standard',
  procedure: 'process-procedure',
  'work-instruction': 'process-procedure',
  plan: 'plan',
};
/** Names of the frameworks that are standards of their own. */
const sources: Readonly<Record<string, string>> = { 'iso27001-2022': 'urn:iso:std:iso-iec:27001:ed-3' };

/**
 * An OSCAL component definition (1.2; valid as 1.1 too): each document that claims controls is a component, each claim an
 * implemented requirement. Ids of controls are written as OSCAL writes them, `a.5.15`.
 */
export function writeOscal({ report, documents }: CoverageFacts): string {
  const keys = componentKeys(documents);
  const components = documents.flatMap((document) => {
    const key = keys.get(document) as string;
    const implementations = report.frameworks.flatMap((framework) => implementationOf(framework, document, key));
    return implementations.length === 0 ? [] : [componentOf(document, key, implementations)];
  });
  const definition = {
    uuid: uuidOf('component-definition'),
    metadata: metadataOf('Documents of the information security management system', report),
    ...(components.length > 0 && { components }),
  };
  return `${JSON.stringify({ 'component-definition': definition }, null, 2)}\n`;
}

function componentOf(document: ReportDocument, key: string, implementations: readonly object[]) {
  const { id, title, type, typeTitle, path, owner, version, state } = document;
  const facts = { 'document-id': id, owner, version, 'life-cycle': state, path };
  return {
    uuid: uuidOf(key),
    type: componentTypes[type] ?? 'guidance',
    title: oneLine(title),
    description: oneLine(`${typeTitle}: ${title}`),
    props: Object.entries(facts).flatMap(([name, value]) => (value === null || value.trim() === '' ? [] : [property(name, value)])),
    'control-implementations': implementations,
  };
}

function implementationOf(framework: ReportFramework, document: ReportDocument, key: string) {
  const requirements = framework.controls.flatMap(({ id, references }) => {
    const claims = references.filter(({ path, kind }) => path === document.path && kind === 'claim');
    const best =
      claims.find(({ status, extent }) => status === 'ok' && extent === 'full') ??
      claims.find(({ status }) => status === 'ok') ??
      claims[0];
    return best ? [requirementOf(id, best, `${key} ${framework.id}:${id}`)] : [];
  });
  if (requirements.length === 0) return [];
  return [
    {
      uuid: uuidOf(`${key} ${framework.id}`),
      source: sources[framework.id] ?? `urn:annexa:framework:${framework.id}`,
      description: oneLine(`What the document claims of ${framework.title}`),
      'implemented-requirements': requirements,
    },
  ];
}

function requirementOf(id: string, { status, extent, section, line }: ReportReference, key: string) {
  const worth = status === 'ok' ? (extent === 'full' ? 'implemented' : 'partial') : status === 'stale' ? 'partial' : 'planned';
  const place = section === null ? `line ${line + 1}` : `section ${section}`;
  return {
    uuid: uuidOf(key),
    'control-id': id.toLowerCase(),
    description: oneLine(`Claimed in ${place}${status === 'ok' ? '' : `; the claim does not count yet (${status})`}`),
    props: [{ name: 'implementation-status', value: worth }, property('extent', extent)],
  };
}
