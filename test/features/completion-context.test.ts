import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { completionContext } from '../../server/src/core/features/completion/context.ts';
import { cursor } from '../support/markers.ts';

/** The context at the mark, shortened: place, path, typed text, replaced text. */
function at(source: string): string | null {
  const { text, offset } = cursor(source);
  const context = completionContext(text, offset);
  if (!context) return null;
  assert.ok(context.range.start <= offset && offset <= context.range.end, 'the cursor is inside of what is replaced');
  return `${context.place} ${context.path.join('/')} «${context.typed}» «${text.slice(context.range.start, context.range.end)}»`;
}

describe('completion context', () => {
  it('finds keys', () => {
    assert.equal(at('---\n│\n---\n'), 'key  «» «»');
    assert.equal(at('---\now│\n---\n'), 'key  «ow» «ow»');
    assert.equal(at('---\nid: P-1\now│ner: x\n---\n'), 'key  «ow» «owner»');
    assert.equal(at('---\nid: P-1\n│\ntitle: x\n---\n'), 'key  «» «»');
    assert.equal(at('---\ncontrols:\n  - A.5.1\n│\n---\n'), 'key  «» «»');
    assert.equal(at('---\nsatisfies:\n  iso│\n---\n'), 'child satisfies «iso» «iso»');
    assert.equal(at('---\nsatisfies:\n  iso│:\n---\n'), 'key satisfies «iso» «iso»');
  });

  it('finds values', () => {
    assert.equal(at('---\nstatus:│\n---\n'), 'value status «» «»');
    assert.equal(at('---\nstatus: │\n---\n'), 'value status «» «»');
    assert.equal(at('---\nstatus: dr│aft\n---\n'), 'value status «dr» «draft»');
    assert.equal(at('---\nstatus: "dr│aft" # why\n---\n'), 'value status «dr» «draft»');
    assert.equal(at('---\nstatus: dr│ # why\n---\n'), 'value status «dr» «dr»');
    assert.equal(at('---\nowner: Head of │\n---\n'), 'value owner «Head of » «Head of »');
  });

  it('finds list items in every form of YAML', () => {
    assert.equal(at('---\ncontrols:\n  - │\n---\n'), 'value controls «» «»');
    assert.equal(at('---\ncontrols:\n- A.5.1\n- A.│\n---\n'), 'value controls «A.» «A.»');
    assert.equal(at('---\ncontrols:\n  - access con│\nowner: x\n---\n'), 'value controls «access con» «access con»');
    assert.equal(at('---\ncontrols:\n  - A.5.1\n  │\n---\n'), 'child controls «» «»');
    assert.equal(at('---\ncontrols:\n  -│\n---\n'), 'value controls «» «»');
    assert.equal(at('---\ncontrols: [A.5.1, A.5.│]\n---\n'), 'value controls «A.5.» «A.5.»');
    assert.equal(at('---\ncontrols: [A.5.1,│]\n---\n'), 'value controls «» «»');
    assert.equal(at('---\ncontrols: [│\nowner: x\n---\n'), 'value controls «» «»');
    assert.equal(at('---\ncontrols: [\n  A.5.1,\n  acc│\n]\n---\n'), 'value controls «acc» «acc»');
    assert.equal(at('---\ncontrols: ["A.5│"]\n---\n'), 'value controls «A.5» «A.5»');
    assert.equal(at('---\ncontrols: [A.5.1, access │\n---\n'), 'value controls «access » «access »');
  });

  it('finds claims in their long form', () => {
    assert.equal(at('---\nsatisfies:\n  iso27001-2022:\n    - A.5│\n---\n'), 'value satisfies/iso27001-2022 «A.5» «A.5»');
    const map = '---\nsatisfies:\n  iso27001-2022:\n    - ';
    assert.equal(at(`${map}{ ref: A.8│, extent: partial }\n---\n`), 'value satisfies/iso27001-2022/ref «A.8» «A.8»');
    assert.equal(at(`${map}{ ref: A.8.2, extent: │ }\n---\n`), 'value satisfies/iso27001-2022/extent «» «»');
    assert.equal(at(`${map}{ ref: A.8.2, ext│ }\n---\n`), 'key satisfies/iso27001-2022 «ext» «ext»');
    assert.equal(at(`${map}{ ref:│ }\n---\n`), 'value satisfies/iso27001-2022/ref «» «»');
    assert.equal(at(`${map}ref: A.8.2\n      │\n---\n`), 'key satisfies/iso27001-2022 «» «»');
    assert.equal(at(`${map}ref: A.8│\n---\n`), 'value satisfies/iso27001-2022/ref «A.8» «A.8»');
  });

  it('survives broken YAML above and an open bracket', () => {
    assert.equal(at('---\nowner: "Head\ncontrols:\n  - A.│\n---\n'), 'value controls «A.» «A.»');
    assert.equal(at('---\nrelated: [POL-1,\ncontrols:\n  - A.│\n---\n'), 'value controls «A.» «A.»');
    assert.equal(at('---\n: : :\n]]\ncontrols:\n  - A.│\n---\n'), 'value controls «A.» «A.»');
    assert.equal(at('---\ncontrols:\n  - A.│'), 'value controls «A.» «A.»');
    assert.equal(at('---\ncontrols:\n  - A.│\n\n# Title\n\n- b\n'), 'value controls «A.» «A.»');
  });

  it('knows CRLF, astral characters, a byte order mark and a head without opening fence', () => {
    assert.equal(at('---\r\nstatus: dr│aft\r\ncontrols:\r\n---\r\n'), 'value status «dr» «draft»');
    assert.equal(at('---\ntitle: 🔐🔐\nowner: 🔐 Head│\n---\n'), 'value owner «🔐 Head» «🔐 Head»');
    assert.equal(at('\uFEFF---\nstatus: │\n---\n'), 'value status «» «»');
    assert.equal(at('owner: x\nstatus: dr│\n---\n# Title\n'), 'value status «dr» «dr»');
  });

  it('keeps silent in the body, in comments, on fences and in block scalars', () => {
    assert.equal(at('│'), null);
    assert.equal(at('# Title\n\nA.5.│\n'), null);
    assert.equal(at('---\nowner: x\n---\n\nA.5.│\n'), null);
    assert.equal(at('---\nowner: x\n│---\n'), null);
    assert.equal(at('---\nowner: x # the │\n---\n'), null);
    assert.equal(at('---\n# contr│\n---\n'), null);
    assert.equal(at('---\nnote: |\n  status: │\nid: x\n---\n'), null);
    assert.equal(at('---\ncontrols: [A.5.1]│\n---\n'), null);
    assert.equal(at('---\n\nSome words of Markdown\n\nand more │ of them\n\n---\n'), null);
    assert.equal(at('Owner: x│\n---\n'), null);
  });

  it('tells the keys that are there already', () => {
    const { text, offset } = cursor('---\nid: x\n│\nsatisfies:\n  iso27001-2022: []\nowner: y\n---\n');
    assert.deepEqual(completionContext(text, offset)?.siblings, ['id', 'satisfies', 'owner']);
  });
});
