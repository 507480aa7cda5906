import { readFileSync } from 'node:fs'
import type { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { Bill as BillSchema } from '../../../../../src/shared/campaign/bills/model.ts'
import { groundOf } from '../../../../../src/shared/campaign/publishing/ground.ts'
import { PublicationSettings } from '../../../../../src/shared/campaign/publishing/model.ts'
import { filesOf } from '../../../../../src/shared/campaign/publishing/pages.ts'
import type { Publication } from '../../../../../src/shared/campaign/publishing/publication.ts'
import { namesFor, type SiteFile } from '../../../../../src/shared/campaign/publishing/site.ts'
import { citeText } from '../../../../../src/shared/library/cite/print.ts'
import type { Argument } from '../../../../../src/shared/library/model.ts'
import { starter } from '../../drafts/gathered.ts'

/** The day these publications are made, long after the last stage shipped. */
export const TODAY = '2026-11-29'

export const shippedBills = BillSchema.array().parse(
  JSON.parse(readFileSync('resources/packs/narcotrafic.json', 'utf8')).bills,
)
const shippedArguments = starter.filter((one): one is Argument => one.kind === 'argument')
const byId = new Map(starter.map(one => [one.id, one]))

/** A publication of a bill at a stage, made of the starter library. */
export const aPublication = (bill: Bill, stage: string, rest: Partial<Publication> = {}): Publication => ({
  bill,
  stage,
  texts: [],
  officials: [],
  settings: PublicationSettings.parse({ publisher: 'Collectif Exemple', contact: 'contact@exemple.fr' }),
  day: TODAY,
  stamp: TODAY,
  source: (id, pin) => {
    const source = byId.get(id)
    if (!source || source.kind === 'argument') return undefined
    return {
      label: citeText(source, pin ? { pin } : {}),
      address: source.kind === 'document' ? source.url : undefined,
      date: source.kind === 'article' ? source.of.date : source.date,
    }
  },
  ...rest,
})

/** The files of a publication. */
export function siteOf(publication: Publication, all: readonly Argument[] = shippedArguments): SiteFile[] {
  const ground = groundOf(publication, all)
  return filesOf(
    { ground, names: namesFor(ground, {}), onGap: () => undefined },
    {
      urnOf: name => `urn:exemple:${name}`,
      stateOf: () => ({ hash: '', updated: publication.day }),
    },
  ).files
}
