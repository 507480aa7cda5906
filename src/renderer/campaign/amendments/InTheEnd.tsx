import { type Through, throughTitle } from '../../../shared/campaign/amendments/through.ts'
import { BeforeAfter } from './Outcome.tsx'

/** What a sous-amendement does to the article in the end, its amendment being changed first. */
export function InTheEnd({ end, all }: { readonly end: Through; readonly all: boolean }) {
  return (
    <section aria-labelledby="in-the-end">
      <h3 id="in-the-end">{throughTitle}</h3>
      {end.unread.length > 0 ? (
        <p className="help">
          Une partie de l’amendement n’est pas comprise, et n’est pas montrée : « {end.unread[0]} ».
        </p>
      ) : null}
      <BeforeAfter made={end.made} all={all} within={false} label={throughTitle} column="Texte amendé" />
    </section>
  )
}
