import type { ReadinessAnswerNode, ReadinessTree } from '../../lsp/protocol.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { Answer } from '../isms/readiness/readiness.ts';
import type { IsmsService } from '../service-api.ts';
import { baseName } from '../text/uri.ts';
import { type Place, placeIn, startOf } from './place.ts';

/** Readiness for certification as the tree a reader walks through. */
export function readinessTree(service: IsmsService): ReadinessTree {
  const { asOf, documents, documented, operating, items, phases } = service.readiness();
  return {
    asOf,
    complete: service.complete,
    documents,
    documented: { k: documented.items.k, n: documented.items.n },
    operating: { k: operating.records.k, n: operating.records.n },
    items: items.map(({ id, reference, title, state, kind, begin, answers, more }) => ({
      ...{ id, reference, title, state, begin, more },
      isRecord: kind === 'retained',
      answers: answers.map(answerNode),
    })),
    phases: phases.map(({ steps, ...phase }) => ({
      ...phase,
      steps: steps.map(({ answer, ...step }) => ({ ...step, place: answer && placeOf(answer) })),
    })),
  };
}

function answerNode(answer: Answer): ReadinessAnswerNode {
  const { document, state, date, why, weak } = answer;
  return {
    ...placeOf(answer),
    title: document.title?.text || baseName(document.uri),
    documentId: metadataText(document.metadata, 'id') ?? null,
    ...{ state, date, why, weak },
  };
}

function placeOf({ document, range }: Answer): Place {
  return range === null ? startOf(document.uri) : placeIn(document, range);
}
