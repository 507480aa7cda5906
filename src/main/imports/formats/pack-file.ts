import { z } from 'zod'
import { Bill } from '../../../shared/campaign/bills/model.ts'
import { Source } from '../../../shared/library/model.ts'
import { Pack } from '../../../shared/sharing/model.ts'
import { Refusal } from '../refusal.ts'

const Envelope = Pack.extend({
  sources: z.array(z.unknown()).default([]),
  bills: z.array(z.unknown()).default([]),
})

/** A pack as it is in its file, each record that cannot be taken apart with its reason. Throws a Refusal when it is not a pack. */
export function readPack(text: string): { pack: Pack; rejections: { file: string; reason: string }[] } {
  const raw = parse(text)
  // a signed pack is looked at before it is taken
  if (z.object({ pretoire: z.literal(2) }).safeParse(raw).success)
    throw new Refusal(
      'c’est un lot signé : ouvrez-le par «\u00a0Recevoir un lot\u00a0», qui montre ce qu’il changerait avant d’écrire',
    )
  const envelope = Envelope.safeParse(raw)
  if (!envelope.success)
    throw new Refusal(`ce fichier n’est pas un lot Prétoire lisible : ${explain(envelope.error)}`)
  const rejections: { file: string; reason: string }[] = []
  const keep = <T>(schema: z.ZodType<T>, list: readonly unknown[], what: string): T[] =>
    list.flatMap((raw, index) => {
      const parsing = schema.safeParse(raw)
      if (parsing.success) return [parsing.data]
      const id = z.object({ id: z.string() }).safeParse(raw).data?.id
      rejections.push({
        file: `${what} ${id ?? index + 1}`,
        reason: `fiche illisible : ${explain(parsing.error)}`,
      })
      return []
    })
  const { data } = envelope
  const pack = {
    ...data,
    sources: keep(Source, data.sources, 'fiche'),
    bills: keep(Bill, data.bills, 'texte suivi'),
  }
  return { pack, rejections }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('le fichier JSON est mal formé ou incomplet')
  }
}

function explain(error: z.ZodError): string {
  const issue = error.issues[0]
  const place = issue?.path.length ? `«\u00a0${issue.path.join('.')}\u00a0»` : 'le fichier'
  return issue?.path[0] === 'pretoire'
    ? 'il n’en a pas la marque, ou vient d’une version plus récente'
    : `${place} n’a pas la forme attendue`
}
