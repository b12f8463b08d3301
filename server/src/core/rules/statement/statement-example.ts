import { exampleText } from '../example-text.ts';
import type { RuleExample } from '../rule.ts';

/** An example that is a Statement of Applicability in YAML. @param lines of the file */
export function statementExample(title: string, lines: readonly string[], more: Partial<RuleExample> = {}): RuleExample {
  return { title, path: 'isms/soa.yaml', text: exampleText(...lines), ...more, files: { 'annexa.yaml': '', ...more.files } };
}

/** A policy that claims controls, as a file beside an example. @param status of the document */
export function claimingPolicy(controls: string, status = 'approved'): string {
  return exampleText(
    ...['---', 'id: POL-001', 'type: policy', `status: ${status}`, 'owner: Head of IT', 'approver: CEO', `controls: [${controls}]`, '---'],
    ...['', '# Office Policy'],
  );
}
