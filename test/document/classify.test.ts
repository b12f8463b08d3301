import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
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
});
