import { readdirSync } from 'node:fs'

/** The ids of the templates that ship. */
export const templates = readdirSync(new URL('../../../../../resources/templates', import.meta.url)).map(
  name => name.replace('.json', ''),
)
