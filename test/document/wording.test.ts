import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { facts } from './facts.ts';

/** The words of a policy's one sentence that leave open what is required. */
function vague(sentence: string): string[] {
  const head = '---\ntype: policy\nowner: CISO\nlanguage: en\n---\n\n# Backup Policy\n\n';
  return facts(`${head}${sentence}\n`).document.vagueWords.map(({ word }) => word);
}

describe('vague words', () => {
  it('are told in sentences that bind', () => {
    assert.deepEqual(vague('Backups must be tested regularly.'), ['regularly']);
    assert.deepEqual(vague('Teams must take appropriate measures.'), ['appropriate measures']);
    assert.deepEqual(vague('Access must be removed where possible.'), ['where possible']);
    assert.deepEqual(vague('Backups are tested regularly.'), []);
  });

  it('are none where the sentence says what is meant', () => {
    for (const sentence of [
      'Logs must have sufficient storage to be kept for 12 months.',
      'Teams must keep an appropriate plan that ensures that calls are answered.',
      'Teams must keep an appropriate plan, with these parts:',
      'Controls must be appropriate to the class of the information.',
      'Keys must be handed over in person where possible; remote staff get them by courier.',
      'Teams must make an appropriate assessment, as determined by the CISO.',
      'The CISO must determine appropriate steps.',
      'Data must be classified to ensure adequate protection.',
      'Disks must be wiped by means such as shredding, burning, etc.',
      'Whoever must have known by reasonable diligence is bound too.',
    ])
      assert.deepEqual(vague(sentence), [], sentence);
  });

  it('are none behind advice, and in notes for whoever fills in the document', () => {
    assert.deepEqual(vague('Users must report faults and should ask from time to time.'), []);
    assert.deepEqual(vague('Users should read this and must ask promptly.'), ['promptly']);
    assert.deepEqual(vague('<NOTE: the owner must check from time to time, and shall adapt it>'), []);
  });
});
