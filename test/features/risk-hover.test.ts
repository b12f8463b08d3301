import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { definition } from '../../server/src/core/features/definition.ts';
import { hover } from '../../server/src/core/features/hover.ts';
import { openAt, showPlace } from '../support/open-workspace.ts';

const risks = {
  'annexa.yaml': '',
  'risks.csv':
    'id,risk,owner,likelihood,impact,treatment,controls,residual\nR-01,Fire,CISO,2,4,mitigate,A.7.5,4\nR-02,Theft,CISO,3,3,accept,,\n',
  'evidence.csv': 'id,title,controls,collected\nEV-1,Fire drill,A.7.5,2026-10-01\n',
};
const soa = (cell: string): string =>
  `---\ntype: soa\nowner: CISO\n---\n\n# Statement of Applicability\n\n| Control | Applicable | Justification | Risks |\n|---|---|---|---|\n| A.7.5 | yes | Fire. | ${cell} |\n`;

describe('risks in the editor', () => {
  it('are explained where a statement names them, and gone to', async () => {
    const workspace = await openAt(soa('R-02, R-│01'), risks, 'soa.md');
    const { service, uri, offset, text } = workspace;
    const found = hover(service, uri, offset);
    assert.equal(
      found?.contents,
      '**R-01** Fire\n\n- Score: 8 (medium), 4 (low) after treatment\n- Treatment: mitigate\n- Controls: A.7.5\n- Owner: CISO',
    );
    assert.equal(text.slice(found?.range?.start as never, found?.range?.end as never), 'R-01');
    assert.deepEqual(
      definition(service, uri, offset).map((place) => showPlace(workspace, place)),
      ['risks.csv:1 «R-01»'],
    );
  });

  it('stand at the control that they need, with its evidence', async () => {
    const { service, uri, offset } = await openAt(soa('R-01').replace('A.7.5', 'A.7│.5'), risks, 'soa.md');
    const contents = hover(service, uri, offset)?.contents ?? '';
    assert.match(contents, /Needed by\n\n- \[R-01\]\(.*risks\.csv.*\) Fire/);
    assert.match(contents, /Evidence\n\n- \[Fire drill\]\(.*evidence\.csv#L2\): collected 2026-10-01, counts until 2027-10-01$/);
  });
});
