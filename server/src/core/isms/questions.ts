import { controlKey } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { uriKey } from '../text/uri.ts';
import { namesIn } from './document-references.ts';
import { readEvidence } from './evidence/read-evidence.ts';
import { carriesOut, detailsPolicy } from './hierarchy.ts';
import type { NamingKey } from './index-view.ts';
import { registerEntries } from './registers/register-entries.ts';
import { requirementUses } from './requirement-uses.ts';

/**
 * A question a rule asked of the index, by what its answer depends on: `id:pol-003`, `ids`, `document:…`, `file:…`,
 * `name:…`, `control:…`, `claim:…`, `soa:A.5.15`, `statements`, `framework:soc2`, `folder:…`, `register:risks`,
 * `entry:risks:r-01`, `entries:risks:A.5.15`, `type:policy`, `how:incident-management`, `detail:…` (whether there is one),
 * `req:req-ac-01`, `carries:req-ac-01`, `evidence:A.8.13`,
 * `text:pol-003` (whose text names it), `ref:pol-003`, `implements:…`, `supersedes:…` and `superseded_by:…` with an id or the URI of a file.
 */
export type Question = string;

/** The questions whose answers an ISMS document bears on by what it says. */
export function questionsAbout(document: PolicyDocument): Set<Question> {
  const questions = new Set<Question>();
  const id = metadataText(document.metadata, 'id')?.toLowerCase();
  if (id !== undefined) questions.add(`id:${id}`).add('ids');
  for (const { kind, status, framework, controls } of document.references) {
    for (const control of controls) {
      const { ofAny, ofClaims } = questionsOnControl(control);
      questions.add(ofAny);
      if (kind === 'claim') questions.add(ofClaims);
    }
    if (kind === 'claim' && status === 'foreign') questions.add(`framework:${framework}`);
  }
  for (const { controls } of readEvidence(document)) for (const control of controls) questions.add(`evidence:${control}`);
  if (document.applicability.length > 0) questions.add('statements');
  for (const { control } of document.applicability) questions.add(`soa:${control}`);
  for (const { kind } of document.registers) {
    if (questions.has(`register:${kind}`)) continue;
    questions.add(`register:${kind}`);
    const { byId, byControl } = registerEntries(document, kind);
    for (const id of byId.keys()) questions.add(`entry:${kind}:${id}`);
    for (const control of byControl.keys()) questions.add(`entries:${kind}:${control}`);
  }
  const { type } = document.classification;
  if (type !== null) questions.add(`type:${type}`);
  if (document.topic && carriesOut(document)) questions.add(`how:${document.topic.id}`);
  if (document.topic && detailsPolicy(document)) questions.add(`detail:${document.topic.id}`);
  for (const { id } of document.requirements) if (id !== null) questions.add(`req:${id.toLowerCase()}`);
  for (const { id } of requirementUses(document)) questions.add(`carries:${id.toLowerCase()}`);
  for (const { key, name } of namesIn(document)) {
    questions.add(`ref:${name}`);
    if (isNamingKey(key)) questions.add(`${key}:${name}`);
  }
  for (const name of document.idsNamed) questions.add(`text:${name}`);
  return questions;
}

/** True for questions that only ask whether there is something, so that no change within it matters. */
export function asksPresence(question: Question): boolean {
  return question.startsWith('type:') || question.startsWith('how:') || question.startsWith('detail:');
}

interface ControlQuestions {
  /** Who refers to it. */
  readonly ofAny: Question;
  readonly ofClaims: Question;
}

/** Control id → its questions, the same strings for all documents. */
const controlQuestions = new Map<string, ControlQuestions>();

function questionsOnControl(control: string): ControlQuestions {
  let questions = controlQuestions.get(control);
  if (!questions) {
    const key = controlKey(currentEdition, control);
    questions = { ofAny: `control:${key}`, ofClaims: `claim:${key}` };
    controlQuestions.set(control, questions);
  }
  return questions;
}

function isNamingKey(key: string): key is NamingKey {
  return key === 'implements' || key === 'supersedes' || key === 'superseded_by';
}

/** The question who names a document, by any key or by one of them. @param name its id in any case, or the URI of its file */
export function refQuestion(name: string, key: NamingKey | 'ref' = 'ref'): Question {
  return `${key}:${name.includes('://') ? uriKey(name) : name.toLowerCase()}`;
}
