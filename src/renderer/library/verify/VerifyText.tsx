import { useState } from 'react'
import type { VerifiedItem } from '../../../shared/drafts/verify/cite-check.ts'
import {
  ABSENT_TITLE,
  comparedSentences,
  itemsSummary,
  NEVER_COMPARED,
} from '../../../shared/drafts/verify/summary.ts'
import { verdictNames } from '../../../shared/drafts/verify/telling.ts'
import { call, upload } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { DropTarget } from '../../ui/drop.tsx'
import { Field } from '../../ui/field.tsx'
import { withKeys } from '../../ui/keyed.ts'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'
import './verify.css'

const READ_FILES = '.docx,.odt,.doc,.rtf,.txt,.md'

/** Holds the citations and quotations of a text that is in no dossier, pasted or in a file, against the library. Nothing of it is kept. */
export function VerifyText() {
  const say = useSay()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<{ readonly of: string; readonly items: readonly VerifiedItem[] }>()
  const verify = async (of: string, ask: () => Promise<readonly (readonly VerifiedItem[])[]>) => {
    setBusy(true)
    try {
      setAnswer({ of, items: (await ask()).flat() })
    } catch (error) {
      say.error(error)
    } finally {
      setBusy(false)
    }
  }
  const verifyFile = (file: File | undefined) =>
    file && verify(file.name, async () => call['drafts.verifyText']({ file: await upload(file) }))
  return (
    <DropTarget
      className="reader verify-text"
      words="Déposez pour vérifier les citations de ce fichier"
      onFiles={([file]) => void verifyFile(file)}
    >
      <h2 className="reader-title">Vérifier un projet</h2>
      <p className="help">
        Un texte reçu, d’un confrère ou d’une machine&nbsp;: chaque décision, article et passage entre
        guillemets est tenu contre cette bibliothèque. Rien n’en est gardé. Ce qui n’est pas ici n’est pas dit
        inexistant.
      </p>
      <Field label="Le texte" type="long" rows={8} value={text} onChange={setText} />
      <div className="actions">
        <Button
          look="main"
          busy={busy}
          isDisabled={text.trim() === ''}
          onPress={() => void verify('le texte collé', () => call['drafts.verifyText']({ text }))}
        >
          Vérifier ce texte
        </Button>
        <Button
          busy={busy}
          onPress={() =>
            void pickFiles({ multiple: false, accept: READ_FILES }).then(([file]) => verifyFile(file))
          }
        >
          Choisir un fichier…
        </Button>
      </div>
      {answer && <Verdicts {...answer} />}
    </DropTarget>
  )
}

function Verdicts({ of, items }: { readonly of: string; readonly items: readonly VerifiedItem[] }) {
  const { text, absent } = itemsSummary(items)
  const shown = items.filter(({ verdict, alarm }) => verdict !== 'absent' || alarm)
  const alarms = items.filter(({ alarm }) => alarm).length
  const isCompared = items.some(({ against }) => against !== 'nothing')
  const verdict =
    alarms > 0
      ? `${count(alarms, 'point')} à revoir`
      : isCompared
        ? 'Rien à revoir dans ce qui a pu être comparé'
        : 'Rien n’a pu être comparé'
  return (
    <section aria-label="Ce qui a été vérifié">
      <p role="status">
        <b>{verdict}</b>, dans {of}. {text}
      </p>
      <p className="help">{NEVER_COMPARED}</p>
      <ul className="verdicts">
        {withKeys(shown, item => `${item.kind} ${item.text}`).map(({ key, item }) => (
          <li key={key} className={item.alarm ? 'alarm' : item.verdict}>
            <p>
              <b>{verdictNames[item.verdict]}</b>{' '}
              {item.kind === 'quotation' ? `«\u00a0${item.text}\u00a0»` : item.text}
            </p>
            <p>{item.reason}</p>
            {item.source && <p className="help">Tenu contre&nbsp;: {item.source}</p>}
            {comparedSentences(item.compared).map(sentence => (
              <p key={sentence} className="help">
                {sentence}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {absent.length > 0 && (
        <>
          <h3>{ABSENT_TITLE}</h3>
          <ul>
            {absent.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
