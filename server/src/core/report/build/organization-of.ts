import type { IsmsService } from '../../service-api.ts';

/** The organisation that the configs of the folders name, if they agree; null if not. */
export function organizationOf(service: IsmsService): string | null {
  const names = new Set(service.folders.flatMap((folder) => service.configFor(`${folder}/`).organization ?? []));
  return names.size === 1 ? ([...names][0] ?? null) : null;
}
