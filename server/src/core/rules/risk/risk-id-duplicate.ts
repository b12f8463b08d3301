import type { PlacedEntry } from '../../isms/index-view.ts';
import type { Risk } from '../../isms/risks/risk.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { isRegisterDocument, reportAll } from '../register-reports.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { exampleRegister } from './example-register.ts';
import { riskRegisters } from './risks-here.ts';

/** ANX706: two risks share an id. */
export const riskIdDuplicate: Rule = {
  meta: {
    code: 'ANX706',
    slug: 'risk-id-duplicate',
    summary: 'Two risks have the same id',
    rationale:
      'The Statement of Applicability, the treatment plan and reports name risks by id. If two rows share one, nobody can tell which is meant. The first keeps the id, each later one is told, also where it stands in another register. A plan or report that repeats a risk of the register is not meant, nor is a second table of a document that tells more of the same risks, nor a register that shares most of its risks with another: a translation.',
    clauses: ['6.1.2', '7.5.3'],
    severity: 'warning',
    fixable: false,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Each has its own',
      path: 'registers/risks.md',
      text: exampleRegister('ID | Risk | Likelihood | Impact', 'R-01 | Fire | 2 | 4', 'R-02 | Theft | 3 | 2'),
    },
    {
      title: 'A row was copied',
      path: 'registers/risks.csv',
      text: exampleText('id,risk,likelihood,impact', 'R-01,Fire,2,4', 'R-02,Theft,3,2', '⟦r-01⟧,Flood,1,5'),
    },
    {
      title: 'Two registers',
      path: 'registers/risks.yaml',
      text: exampleText('risks:', '  - { id: ⟦R-01⟧, likelihood: 2, impact: 4 }'),
      files: { 'it/risks.yaml': exampleText('risks:', '  - { id: R-01, likelihood: 2, impact: 4 }') },
    },
  ],
  check(context) {
    const { document, index } = context;
    if (!isRegisterDocument(document)) return;
    const found: Report[] = [];
    for (const { risks, repeats } of riskRegisters(context)) {
      if (repeats) continue;
      const copies = copiesOf(context, risks);
      // a register of one id alone asks once
      const known = new Map<string, PlacedEntry | undefined>();
      const firstNamed = (id: string): PlacedEntry | undefined => {
        const name = id.toLowerCase();
        const named = known.has(name) ? [] : index.entriesNamed('risks', id);
        if (!known.has(name))
          known.set(
            name,
            named.find((other) => isRegisterDocument(other.document) && !copies.has(other.document.uri)),
          );
        return known.get(name);
      };
      for (const { entry, id } of risks) {
        if (id === '') continue;
        const first = firstNamed(id);
        const range = entry.row.cells.id?.range;
        if (!first || first.entry === entry || !range) continue;
        const place = first.entry.row.cells.id?.range ?? first.entry.row.range;
        found.push({
          range,
          message: `The id ${quoted(id)} is also that of another risk. Give each risk an id of its own.`,
          related: [{ uri: first.document.uri, range: place, message: `also has the id ${quoted(id)}` }],
        });
      }
    }
    reportAll(
      context,
      found,
      (count) => `${count} risks of this register have an id that another one has, this is the first. Give each risk an id of its own.`,
    );
  },
};

/** URIs of other registers that have most of these risks too: translations, or the same register in another form. */
function copiesOf({ document, index }: RuleContext, risks: readonly Risk[]): Set<string> {
  const shared = new Map<string, number>();
  const ids = new Set(risks.flatMap(({ id }) => (id === '' ? [] : [id.toLowerCase()])));
  for (const id of ids)
    for (const uri of new Set(index.entriesNamed('risks', id).map((other) => other.document.uri)))
      if (uri !== document.uri) shared.set(uri, (shared.get(uri) ?? 0) + 1);
  return new Set([...shared].filter(([, count]) => count > 1 && count * 2 > ids.size).map(([uri]) => uri));
}
