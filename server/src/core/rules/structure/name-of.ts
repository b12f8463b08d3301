import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { baseName } from '../../text/uri.ts';
import { quoted } from '../quoted.ts';

/** A document as a message names it: its id, else its title, else its file. */
export function nameOf({ metadata, title, uri }: PolicyDocument): string {
  return quoted(metadataText(metadata, 'id') ?? title?.text ?? baseName(uri));
}
