import { expect, test } from 'vitest'
import { inLibrary } from '../../../../docx/texts/samples.ts'
import { templates } from './templates.ts'
import { faultsOfTemplate } from './ways-out.ts'

test.each(templates)('%s, nothing answered, shows no gap in a final file of any kind', template =>
  inLibrary(async ({ call, folder }) => {
    expect(await faultsOfTemplate(call, folder, template)).toEqual([])
  }),
)
