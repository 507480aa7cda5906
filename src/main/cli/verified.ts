import { randomUUID } from 'node:crypto'
import { type PagesCheck, pagesSaid } from '../../shared/model/pages-check.ts'
import { deliver } from './deliver.ts'
import type { Cli } from './verb.ts'

/** With --verify-pages, what LibreOffice says of the pages of a Word file just made, which is written again where they differ. */
export const checkedPages = (cli: Cli, made: string): Promise<PagesCheck> | undefined =>
  cli.options['verify-pages'] ? cli.call['drafts.verify']({ export: made, run: randomUUID() }) : undefined

/** Puts a Word file where it is wanted, its pages verified when asked; says so. */
export async function deliverChecked(
  cli: Cli,
  made: { readonly id: string; readonly bytes: number },
  out: string,
  more: { readonly result?: object; readonly said?: string } = {},
): Promise<void> {
  const checked = await checkedPages(cli, made.id)
  const file = await deliver(cli, made.id, out)
  const bytes = checked?.bytes ?? made.bytes
  cli.print({ file, bytes, ...more.result, ...(checked ? { checked } : {}) }, () =>
    [`${file} : écrit.${more.said ?? ''}`, ...(checked ? [`${pagesSaid(checked)}.`] : [])].join('\n'),
  )
}
