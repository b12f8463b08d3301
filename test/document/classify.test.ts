import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/core/config/read-config.ts';
import { facts } from './facts.ts';

const control = '**Owner:** CISO\n**Version:** 1.0\n\n';
const type = (source: string, path: string): string | null => facts(source, { path }).document.classification.type;

describe('classification', () => {
  it('takes policies of several languages for what they are', () => {
    const documents: [string, string, string][] = [
      ['policies/access.md', `# Access Control Policy\n\n${control}## Purpose\n\nx\n\n## Scope\n\nx\n`, 'policy'],
      ['docs/passwords.md', '# Password Policy\n\n## Purpose\n\nx\n\n## Scope\n\nx\n\n## Enforcement\n\nx\n', 'policy'],
      [
        'de/zugriff.md',
        '# Zugriffsrichtlinie\n\n**Eigentümer:** CISO\n**Version:** 1.0\n\n## Zweck\n\nx\n\n## Geltungsbereich\n\nx\n',
        'policy',
      ],
      [
        'fr/acces.md',
        "# Politique de contrôle d'accès\n\n**Propriétaire :** RSSI\n**Version :** 1.0\n\n## Objet\n\nx\n\n## Périmètre\n\nx\n",
        'policy',
      ],
      [
        'es/acceso.md',
        '# Política de control de acceso\n\n**Propietario:** CISO\n**Versión:** 1.0\n\n## Objetivo\n\nx\n\n## Alcance\n\nx\n',
        'policy',
      ],
      ['procedures/incident.md', `# Incident Response Procedure\n\n${control}## Purpose\n\nx\n`, 'procedure'],
      ['standards/crypto.md', `# Cryptography Standard\n\n${control}## Scope\n\nx\n`, 'standard'],
      ['isms/soa.md', `# Statement of Applicability\n\n${control}| Control | Applicable |\n|---|---|\n| A.5.1 | yes |\n`, 'soa'],
    ];
    for (const [path, source, expected] of documents) {
      const { classification } = facts(source, { path }).document;
      assert.deepEqual(
        [classification.isDocument, classification.type, classification.declared],
        [true, expected, false],
        `${path}: ${classification.reasons.join('; ')}`,
      );
    }
  });

  it('takes the word of the front matter', () => {
    const declared: [string, string][] = [
      ['---\ntype: procedure\nowner: CISO\n---\n# Anything\n', 'procedure'],
      ['---\ntype: Richtlinie\nowner: CISO\n---\n# Etwas\n', 'policy'],
      ['---\ncontrols: [A.5.15]\n---\n# Access Policy\n', 'policy'],
      ['---\nid: X\nowner: CISO\nversion: "1.0"\n---\n# Backup Procedure\n', 'procedure'],
    ];
    for (const [source, expected] of declared) {
      const { classification } = facts(source, { path: 'README.md' }).document;
      assert.deepEqual([classification.isDocument, classification.type, classification.declared], [true, expected, true], source);
    }
  });

  it('asks a long text without a topic for more than security in passing', () => {
    const filler = 'Contracts must be sent to the legal team, which must sign them. '.repeat(400);
    const source = (mentions: number): string =>
      `# Signature Policy\n\n${filler}\n\n${'The security team reads it, too.\n\n'.repeat(mentions)}`;
    assert.equal(type(source(3), 'legal/process/signature-policy.md'), null);
    assert.equal(type(source(5), 'legal/process/signature-policy.md'), 'policy');
  });

  it('takes a text for an example where it says so and nobody answers for it', () => {
    const note = 'This is an example of a backup policy.\n\n## Purpose\n\nx\n\n## Scope\n\nx\n\n## Enforcement\n\nx\n';
    assert.equal(type(`# Backup Policy\n\n${note}`, 'policies/backup.md'), 'template');
    assert.equal(type(`# Backup Policy\n\n${control}${note}`, 'policies/backup.md'), 'policy');
    assert.equal(type(`# Policy of {{ company }}\n\n${control}## Purpose\n\nx\n\n## Scope\n\nx\n`, 'policies/x.md'), 'template');
  });

  it('leaves alone what is no ISMS document', () => {
    const others: [string, string][] = [
      ['README.md', '# Security Policies\n\nOwner: team\n\n## Scope\n\nA.5.1, A.5.2, A.5.3\n'],
      ['SECURITY.md', '# Security Policy\n\n## Scope\n\n## Reporting a vulnerability\n'],
      ['CHANGELOG.md', '# Changelog\n\n## 1.0.0\n\n- Policy reader\n'],
      [
        'blog/2024-05-01-policies.md',
        '---\ntitle: Why policies fail\ndate: 2024-05-01\nauthor: Jane\ntags: [policy]\n---\n\n# Why policies fail\n\nText.\n',
      ],
      ['docs/retry-policy.md', '# Retry Policy\n\nThe client retries three times.\n\n```ts\nnew RetryPolicy()\n```\n'],
      ['docs/api/policy.md', '# Policy class\n\n## Methods\n\n## Properties\n'],
      ['docs/guide.md', '# Getting started\n\n## Purpose\n\n## Install\n'],
      ['notes.md', '# Notes\n\nA.5.15 is about access control.\n'],
      ['index.md', '---\nlayout: home\ntitle: Home\nversion: 3\n---\n\n# Welcome\n'],
      ['package/version.md', '---\nid: intro\nstatus: stable\nversion: 2\n---\n\n# Intro\n'],
    ];
    for (const [path, source] of others) {
      const { classification } = facts(source, { path }).document;
      assert.deepEqual([classification.isDocument, classification.type], [false, null], `${path}: ${classification.reasons.join('; ')}`);
      assert.ok(classification.reasons.length > 0, path);
    }
  });

  it('takes a page about a control for one, and a document that answers it for one', () => {
    const page = '# A.5.24 Incident management planning\n\n## Purpose\n\nSee A.5.25, A.5.26 and A.5.27.\n';
    assert.equal(type(page, 'docs/controls/a-5-24.md'), null);
    assert.equal(type(`# A.5.24 Incident Response Plan\n\n${control}## Purpose\n\nSee A.5.25, A.5.26 and A.5.27.\n`, 'docs/a.md'), 'plan');
  });

  it('takes the narratives of a service organization for reports', () => {
    assert.equal(type(`# Security Architecture Narrative\n\n${control}## Scope\n\nA.8.20\n`, 'narratives/security.md'), 'report');
  });

  it('never needs more than the threshold, and says what spoke for it', () => {
    const weak = facts('# Access Policy\n\nText.\n', { path: 'docs/access.md' }).document.classification;
    assert.equal(weak.isDocument, false);
    assert.match(weak.reasons[0] ?? '', /title says `policy`/);
    assert.equal(type('# Access Policy\n\nText.\n', 'policies/access.md'), 'policy');
  });

  it('takes what titles say that no metadata back up, if the text says what must be done', () => {
    const rules = 'Passwords must be long. They must differ. They must be kept secret. Staff must report loss. Admins must use tokens.\n';
    assert.equal(type(`# 7. Password Policy\n\n${rules}`, 'source/sections/07-passwords.md'), 'policy');
    assert.equal(type('# 7. Password Policy\n\nPasswords are words.\n', 'source/sections/07-passwords.md'), null);
    assert.equal(type(`# Travel Expense Policy\n\n${rules}## Scope\n\nx\n\n## Roles\n\nx\n`, 'handbook/travel.md'), null);
    assert.equal(type(`# Password Policy\n\n${rules}\`\`\`ts\n${'check(password);\n'.repeat(40)}\`\`\`\n`, 'docs/passwords.md'), null);
  });

  it('takes a README or index for the policy only if it is one', () => {
    const policy = '## Purpose\n\nx\n\n## Scope\n\nx\n\n## Roles and responsibilities\n\nx\n';
    assert.equal(type(`# Access Control Policy\n\n${policy}`, 'access/README.md'), 'policy');
    assert.equal(type(`# Access Control Policy\n\n${policy}`, 'access/index.md'), 'policy');
    assert.equal(type(`# Security Policies\n\n${policy}`, 'policies/README.md'), null);
    assert.equal(type('# Access Control Policy\n\n- [one](one.md)\n', 'policies/index.md'), null);
    assert.equal(type(`# Security Policy Templates\n\n${policy}`, 'README.md'), null);
  });

  it('does not take names that only begin like those of other files for them', () => {
    const source = `# Security Operations Policy\n\n${control}## Scope\n\nx\n`;
    assert.equal(type(source, 'en/security-operations-policy.md'), 'policy');
    assert.equal(type(`# Security Policy\n\n${control}## Scope\n\nx\n`, 'SECURITY.md'), null);
    assert.equal(type(`# Changelog policy\n\n${control}## Scope\n\nx\n`, 'CHANGELOG.de.md'), null);
  });

  it('knows forms to be filled in by title, name, folder and ending', () => {
    const policy = `# Access Control Policy\n\n${control}## Purpose\n\nx\n\n## Scope\n\nx\n`;
    for (const path of ['templates/access.md', 'isms/Vorlagen/zugriff.md', 'templates-de/zugriff.md', 'access-policy-template.md'])
      assert.equal(type(policy, path), 'template', path);
    const all = { ...defaultConfig, documents: { ...defaultConfig.documents, include: ['**'] } };
    assert.equal(facts(policy, { path: 'access.md.tmpl', config: all }).document.classification.type, 'template');
    assert.equal(type(policy.replace('Policy', 'Policy (Template)'), 'policies/access.md'), 'template');
    assert.equal(type(policy.replace('Policy', 'Policy — Skeleton'), 'policies/access.md'), 'template');
    assert.equal(type(`# Audit Checklist\n\n${control}## Purpose\n\nx\n\n## Scope\n\nx\n`, 'audit/checklist.md'), 'template');
    const declared = '---\ntype: policy\nowner: CISO\n---\n# Access\n';
    assert.equal(type(declared, 'templates/access.md'), 'policy', 'metadata have the last word');
    assert.equal(type('---\nid: A\nowner: CISO\nversion: "1"\n---\n# Access Policy\n', 'templates/access.md'), 'template');
  });

  it('leaves out chapters, stubs, tickets, slides and what explains', () => {
    const sections = '## Purpose\n\nx\n\n## Scope\n\nx\n\n## Roles\n\nx\n';
    const others: [string, string][] = [
      ['policy/passwords.md', '## Passwords\n\n### Policy\n\nx\n\n### Scope\n\nx\n\n### Compliance\n\nx\n\n### Review\n\nx\n'],
      ['policies/backup.md', '# Backup Policy\n\nThis page has moved to [the handbook](https://example.com).\n'],
      ['policies/backup.md', '# Backup Policy\n\n[Backup policy](backup.pdf)\n'],
      ['procedures/patch.md', '---\nid: patch\nname: Patch\ncron: "0 0 1 * *"\n---\n# Patch Procedure\n\n- [ ] do it\n'],
      ['policies/deck.md', `---\nmarp: true\n---\n# Access Control Policy\n\n${sections}`],
      ['.github/access-policy.md', `# Access Control Policy\n\n${sections}`],
      ['blog/access-policy.md', `# Access Control Policy\n\n${sections}`],
      ['docs/tutorials/access-policy.md', `# Access Control Policy\n\nx\n`],
      ['docs/how.md', `# How to write an access control policy\n\n${sections}`],
      ['docs/guide.md', `# ISO 27001 Implementation Guide\n\n${control}${sections}A.5.1, A.5.2, A.5.3\n`],
      ['docs/mapping.md', `# NIST CSF to ISO 27001 mapping\n\n${control}${sections}A.5.1, A.5.2, A.5.3\n`],
      ['docs/soa.md', '# Statement of Applicability\n\nIt lists controls such as A.5.1, A.5.2 and A.5.3.\n'],
    ];
    for (const [path, source] of others) assert.equal(type(source, path), null, path);
  });

  it('takes a statement for another standard for no Statement of Applicability', () => {
    const source = `# Statement of Applicability — ISO 42001\n\n${control}## Scope\n\nx\n`;
    assert.equal(type(source, 'isms/soa-iso42001.md'), 'register');
    assert.equal(type(source.replace(' — ISO 42001', ''), 'isms/soa.md'), 'soa');
  });

  it('tells what the reasons come to', () => {
    const { classification } = facts(`# Access Policy\n\n${control}`, { path: 'policies/access.md' }).document;
    assert.equal(classification.points, 7);
    assert.deepEqual(classification.reasons, [
      'the title says `policy` (+2)',
      'it lies in a folder for `policy` documents (+2)',
      'it is about `access` (+1)',
      'it states owner, version (+2)',
    ]);
  });
});
