import type { CoverageControlNode, CoverageDocumentNode, CoverageStateName, CoverageTree } from '../../server/src/lsp/protocol.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A document below a control. */
export function claim(title: string, owner: string | null = null, status = 'ok'): CoverageDocumentNode {
  return { uri: `file:///ws/${encodeURIComponent(title)}.md`, range, title, status, documentStatus: null, owner, sections: [] };
}

/** A control; `type` are values of the attribute `controlType`. */
export function control(
  id: string,
  state: CoverageStateName,
  more: Partial<CoverageControlNode> & { type?: string[] } = {},
): CoverageControlNode {
  const { type = [], ...rest } = more;
  return { id, title: `Title of ${id}`, summary: '', keywords: [], attributes: { controlType: type }, state, documents: [], ...rest };
}

/** A tree with one framework and one theme per first digit. */
export function tree(...controls: CoverageControlNode[]): CoverageTree {
  const themes = [...new Set(controls.map(({ id }) => id.slice(0, 3)))];
  return {
    asOf: '2026-11-22',
    complete: true,
    documents: 1,
    frameworks: [
      {
        id: 'iso27001-2022',
        title: 'ISO',
        effective: { k: 0, n: 0, percent: null },
        states: { conflict: 0, excluded: 0, covered: 0, partial: 0, stale: 0, draft: 0, mentioned: 0, missing: 0 },
        attributes: [
          {
            id: 'controlType',
            title: 'Control type',
            values: [
              { id: 'preventive', title: 'Preventive' },
              { id: 'detective', title: 'Detective' },
            ],
          },
        ],
        groups: themes.map((id) => ({
          id,
          title: `Theme ${id}`,
          effective: { k: 0, n: 0, percent: null },
          controls: controls.filter((one) => one.id.startsWith(id)),
        })),
      },
    ],
  };
}
