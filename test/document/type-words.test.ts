import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TypeWords } from '../../server/src/core/document/classification/type-words.ts';
import { catalog } from './facts.ts';

const words = new TypeWords(catalog.documentTypes.values(), catalog.documentWords);

describe('types that titles speak of', () => {
  const decided: [string, string][] = [
    ['Access Control Policy', 'policy'],
    ['3. Risk Management Policy', 'policy'],
    ['HR Security Policy & Procedures', 'policy'],
    ['Policy on mobile devices', 'policy'],
    ['Password policy for contractors', 'policy'],
    ['Service and Process Catalog', 'register'],
    ['Guide to the access policy', 'guideline'],
    ['Access Control Policy: Implementation Guide', 'guideline'],
    ['Risk Assessment Report', 'report'],
    ['Control Environment Narrative', 'report'],
    ['Incident Response Plan — Head Office — 2026', 'plan'],
    ['ISMS Steering Charter', 'charter'],
    ['Access Review Log', 'register'],
    ['Statement of Applicability (SoA)', 'soa'],
    ['Scope of the ISMS', 'scope'],
    ['Scope', 'scope'],
    ['Zugriffssteuerungsrichtlinie', 'policy'],
    ['Richtlinie Mobile Geräte', 'policy'],
    ['Richtlinie zur Personalsicherheit & Verfahren', 'policy'],
    ['Notfallhandbuch', 'plan'],
    ['Geschäftskontinuitätsplan', 'plan'],
    ['KI-Richtlinie nach ISO/IEC 42001', 'policy'],
    ['PSSI', 'policy'],
    ["Politique de contrôle d'accès", 'policy'],
    ['Procédure de gestion des incidents', 'procedure'],
    ['Charte informatique', 'policy'],
    ['Política de documentos y registros', 'policy'],
    ['Procedimiento de gestión de proveedores', 'procedure'],
    ['Manual de seguridad', 'guideline'],
    ['Plan de continuidad', 'plan'],
    ['Política de Segurança da Informação', 'policy'],
    ['Politica per la sicurezza delle informazioni', 'policy'],
    ['Informatiebeveiligingsbeleid', 'policy'],
    ['アクセス制御規程', 'policy'],
    ['情報セキュリティ方針', 'policy'],
    ['インシデント対応手順書', 'procedure'],
    ['情報資産台帳', 'register'],
    ['資訊安全管理辦法', 'policy'],
    ['存取控制程序書', 'procedure'],
    ['風險處理計畫', 'plan'],
    ['정보보호 정책', 'policy'],
    ['개인정보 보호 규정', 'policy'],
    ['침해사고 대응 절차서', 'procedure'],
    ['접근통제 지침', 'guideline'],
    ['Kebijakan Keamanan Informasi', 'policy'],
    ['Prosedur Manajemen Insiden', 'procedure'],
  ];
  for (const [title, type] of decided)
    it(`${title} → ${type}`, () => {
      const found = words.inTitle(title);
      assert.deepEqual([found?.type, found?.decides], [type, true]);
    });

  it('a word in the middle does not decide', () => {
    for (const title of [
      'Policy Management Framework',
      'Process Calendar',
      'Gestion des politiques de sécurité',
      'Purpose and Scope',
      'Protection of records',
    ])
      assert.notEqual(words.inTitle(title)?.decides, true, title);
  });

  it('a template is one of what it will be', () => {
    const shown = (title: string): unknown[] => {
      const found = words.inTitle(title);
      return [found?.type, found?.template, found?.decides];
    };
    assert.deepEqual(shown('Access Control Policy Template'), ['policy', true, true]);
    assert.deepEqual(shown('Beispiel: Richtlinie zu mobilen Geräten'), ['policy', true, true]);
    assert.deepEqual(shown('Audit Checklist'), ['template', true, true]);
    assert.deepEqual(shown('Template Header Specification'), ['template', true, false]);
  });

  it('folders speak by their whole name, and less by a part of it', () => {
    const shown = (path: string): unknown[] => {
      const found = words.inFolders(path);
      return found ? [found.type, found.strength, found.decides] : [];
    };
    assert.deepEqual(shown('isms/policies/a.md'), ['policy', 'strong', true]);
    assert.deepEqual(shown('isms/Richtlinien/de/a.md'), ['policy', 'strong', true]);
    assert.deepEqual(shown('02_procedures/a.md'), ['procedure', 'strong', true]);
    assert.deepEqual(shown('tech-policies/a.md'), ['policy', 'weak', false]);
    assert.deepEqual(shown('common-criteria/a.md'), []);
    assert.equal(words.inTemplateFolder('templates/policies/a.md'), true);
    assert.equal(words.inTemplateFolder('policies/templates.md'), false);
  });
});
