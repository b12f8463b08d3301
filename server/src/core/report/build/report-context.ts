import type { IsmsService } from '../../service-api.ts';
import type { ReportHead } from '../model/findings-report.ts';

/** What reports are made from. */
export interface ReportContext {
  readonly service: IsmsService;
  /** Version of Annexa. */
  readonly version: string;
  /** False also where more than the service knows of could not be read. */
  readonly complete: boolean;
  /** The path of a URI as reports show it: relative to the working directory, with `/`. */
  readonly pathOf: (uri: string) => string;
}

/** What every report says first. */
export function reportHead({ service, version, complete }: ReportContext): ReportHead {
  return { schema: 1, tool: { name: 'annexa', version }, asOf: service.asOf, complete };
}
