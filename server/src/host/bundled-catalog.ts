import iso2013 from '../../../control-catalog/frameworks/iso27001-2013.json' with { type: 'json' };
import iso2022 from '../../../control-catalog/frameworks/iso27001-2022.json' with { type: 'json' };
import clauses from '../../../control-catalog/frameworks/iso27001-2022-clauses.json' with { type: 'json' };
import from2013 from '../../../control-catalog/mappings/iso27001-2013--iso27001-2022.json' with { type: 'json' };
import sectionKinds from '../../../control-catalog/section-kinds.json' with { type: 'json' };
import type { CatalogFiles } from '../core/catalog/catalog-files.ts';
import type { CatalogSource } from '../core/ports.ts';

/** The control catalogue that is part of this package. */
export const bundledCatalog: CatalogSource = {
  // The data are checked against their schemas by tests; here their shape is only stated.
  load: () =>
    ({
      frameworks: [iso2022, iso2013],
      clauses,
      mappings: [from2013],
      sectionKinds,
      documentTypes: [],
    }) as unknown as CatalogFiles,
};
