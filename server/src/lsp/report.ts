import type { IsmsService } from '../core/service-api.ts';
import { relativePath } from '../core/text/uri.ts';
import { isActive } from './activity.ts';
import type { FeatureContext } from './feature-context.ts';
import { guardPlain } from './guard.ts';
import { openPlaceCommand, reportRequest } from './protocol.ts';

/** Serves the report as the page that `annexa report --format html` writes, its places leading into the editor. */
export function registerReport({ connection, session, logger }: FeatureContext, version: string): void {
  connection.onRequest(
    reportRequest,
    guardPlain(logger, reportRequest, '', async () => reportPage(await session.settled(), version)),
  );
}

async function reportPage(service: IsmsService, version: string): Promise<string> {
  const { ismsReport } = await import('../core/report/build/isms-report.ts');
  const { htmlReport } = await import('../core/report/html/html-report.ts');
  const uris = new Map<string, string>();
  const pathOf = (uri: string): string => {
    const path = pathIn(service, uri);
    uris.set(path, uri);
    return path;
  };
  const files = [...service.markdownFiles()].map(({ uri }) => uri).sort();
  const active = files.filter((uri) => isActive(service, uri));
  const report = await ismsReport(
    {
      files,
      findings: active.flatMap((uri) => service.findings(uri)),
      known: undefined,
      frameworks: service.coverage(),
      // what stands in an editor is on no disk yet
      inputs: [],
    },
    { service, version, complete: service.complete, pathOf },
  );
  const link = (path: string, line: number): string | null => {
    const uri = uris.get(path);
    return uri === undefined ? null : `command:${openPlaceCommand}?${encodeURIComponent(JSON.stringify([uri, line]))}`;
  };
  return htmlReport(report, { link, webview: true });
}

/** The path below its workspace folder; with the name of the folder where there are several. */
function pathIn({ folders }: IsmsService, uri: string): string {
  for (const folder of folders) {
    const path = relativePath(folder, uri);
    if (path !== null) return folders.length > 1 ? `${folder.slice(folder.lastIndexOf('/') + 1)}/${path}` : path;
  }
  return uri;
}
