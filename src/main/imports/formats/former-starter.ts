import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Pack } from '../../../shared/sharing/model.ts'
import { resource } from '../../kernel/places.ts'

const Dated = z.object({ id: z.string(), date: z.string() })

let dates: ReadonlyMap<string, string> | undefined

/** Whether a pack is a former state of one that the program ships: its bills say less than those the library had of the newer one. */
export function isFormerStarter({ id, date }: Pick<Pack, 'id' | 'date'>): boolean {
  dates ??= new Map(
    readdirSync(resource('packs'))
      .filter(name => name.endsWith('.json'))
      .map(name => {
        const shipped = Dated.parse(JSON.parse(readFileSync(resource('packs', name), 'utf8')))
        return [shipped.id, shipped.date] as const
      }),
  )
  const shippedDate = dates.get(id)
  return shippedDate !== undefined && date < shippedDate
}
