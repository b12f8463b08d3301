import type { IsmsService } from '../core/service-api.ts';
import { baseName } from '../core/text/uri.ts';

/** The name of a config file. */
export const configName = 'annexa.yaml';

/** True if the URI is that of a config file. */
export function isConfigFile(uri: string): boolean {
  return baseName(uri) === configName;
}

/**
 * Whether the editor is to say anything about a file: only where a config file governs it, or where its own metadata say
 * that it belongs to an ISMS. Everybody else's Markdown is left alone.
 */
export function isActive(service: IsmsService, uri: string): boolean {
  if (isConfigFile(uri) || service.configFor(uri).uri !== null) return true;
  return service.document(uri)?.classification.declared === true;
}
