import { Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import type { AppError } from '../../shared/kernel/errors.ts'
import { asError, call, exportUrl } from '../kernel/api.ts'
import { save } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { count } from '../ui/quantities.ts'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import './mail.css'

interface Props {
  readonly draft: string
  /** saves what is on screen before it is read */
  readonly flush: () => Promise<void>
  /** the words it may have */
  readonly maxWords: number
}

type MailText = Output<'briefs.mail'>

/** A mail as it is sent: its subject and its message copied apart, or a file that a mail program opens. */
export function Mail(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Copy size={15} aria-hidden /> Copier
      </Button>
      <Box title="Le courriel" open={open} onClose={() => setOpen(false)} wide>
        {open && <Parts {...props} />}
      </Box>
    </>
  )
}

function Parts({ draft, flush, maxWords }: Props) {
  const [mail, setMail] = useState<MailText>()
  const [error, setError] = useState<AppError>()
  const say = useSay()
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, as it stands when the box opens
  useEffect(() => {
    flush()
      .then(() => call['briefs.mail']({ draft }))
      .then(setMail, cause => setError(asError(cause)))
  }, [])
  if (error) return <Failure error={error} />
  if (!mail) return <Loading what="Lecture du courriel" />
  const reportCopy = (what: string, writing: Promise<void>) =>
    writing.then(
      () => say.success(`${what} est copié.`),
      () => say.error(new Error(`${what} n’a pas pu être copié\u00a0: sélectionnez-le et copiez-le.`)),
    )
  const copyMessage = () =>
    reportCopy(
      'Le message',
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([mail.html], { type: 'text/html' }),
          'text/plain': new Blob([mail.text], { type: 'text/plain' }),
        }),
      ]),
    )
  const file = () =>
    call['briefs.eml']({ draft }).then(mailFile => save(exportUrl(mailFile.id), mailFile.name), say.error)
  return (
    <div className="mail">
      <section aria-labelledby="mail-subject">
        <h3 id="mail-subject">Objet</h3>
        <p className="mail-words">{mail.subject}</p>
        <Button onPress={() => void reportCopy('L’objet', navigator.clipboard.writeText(mail.subject))}>
          Copier l’objet
        </Button>
      </section>
      <section aria-labelledby="mail-message">
        <h3 id="mail-message">Message</h3>
        <p className="mail-words">{mail.text}</p>
        <div className="actions">
          <Button look="main" onPress={() => void copyMessage()}>
            Copier le message
          </Button>
          <Button onPress={() => void file()}>Fichier .eml</Button>
          <span className="help">
            {count(mail.words, 'mot')} sur {maxWords}, objet compris
          </span>
        </div>
      </section>
    </div>
  )
}
