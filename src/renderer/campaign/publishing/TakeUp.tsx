import { useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import type { Proposal, TakenPage } from '../../../shared/campaign/publishing/take-up-model.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import type { AppError } from '../../../shared/kernel/errors.ts'
import { asError, call, upload } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Changes } from '../../ui/changes.tsx'
import { longDay } from '../../ui/date.ts'
import { Choice } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'

/** A saved page of a campaign, taken up paragraph by paragraph: each is accepted or set aside, none by itself. */
export function TakeUp({ bill }: { readonly bill: Bill }) {
  const [page, setPage] = useState<TakenPage>()
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const [error, setError] = useState<AppError>()
  const [isBusy, setBusy] = useState(false)
  const open = async () => {
    const [file] = await pickFiles({ multiple: false, accept: '.html,.htm,.xhtml' })
    if (!file) return
    setBusy(true)
    setError(undefined)
    try {
      const savedOn = localDay(new Date(file.lastModified))
      setPage(await call['publishing.read']({ bill: bill.id, file: await upload(file), savedOn }))
      setSettled(new Set())
    } catch (cause) {
      setError(asError(cause))
    } finally {
      setBusy(false)
    }
  }
  const left = page?.proposals.filter(one => !settled.has(one.id)) ?? []
  const settle = (id: string) => setSettled(before => new Set([...before, id]))
  return (
    <section aria-labelledby="take-up" className="take-up">
      <div className="title-row">
        <h2 id="take-up">Reprendre une page enregistrée</h2>
        <a href={href(['campagne', 'pages'])}>Publier des pages</a>
      </div>
      <p className="help">
        Une page d’une campagne, enregistrée depuis un navigateur. Chaque paragraphe est comparé à vos
        arguments sur {bill.title}&nbsp;; rien n’est repris sans votre accord.
      </p>
      <div className="actions">
        <Button look={page ? 'plain' : 'main'} busy={isBusy} onPress={() => void open()}>
          {page ? 'Ouvrir une autre page…' : 'Ouvrir une page…'}
        </Button>
      </div>
      {error && <Failure error={error} />}
      {page && (
        <>
          <p>
            {page.origin.title}
            {page.origin.address && `, ${page.origin.address}`}, enregistrée le {longDay(page.origin.savedOn)}
            .
          </p>
          <p role="status">
            {left.length > 0
              ? `${count(left.length, 'paragraphe')} à examiner`
              : 'Plus rien à examiner dans cette page'}
            {page.known > 0 && `\u00a0; ${count(page.known, 'autre est déjà là', 'autres sont déjà là')}`}.
          </p>
          {left.map(one => (
            <ProposalBox key={one.id} page={page} proposal={one} onSettled={() => settle(one.id)} />
          ))}
        </>
      )}
    </section>
  )
}

const NEW = 'nouvel argument'

function ProposalBox({
  page,
  proposal,
  onSettled,
}: {
  readonly page: TakenPage
  readonly proposal: Proposal
  readonly onSettled: () => void
}) {
  const say = useSay()
  const [home, setHome] = useState(proposal.argument || NEW)
  const [isBusy, setBusy] = useState(false)
  const isFact = proposal.field === 'fact'
  const chosen: Proposal =
    proposal.before || home === proposal.argument
      ? proposal
      : home === NEW
        ? { ...proposal, argument: '', field: 'new' }
        : { ...proposal, argument: home, field: proposal.field === 'new' ? 'development' : proposal.field }
  const accept = async () => {
    setBusy(true)
    try {
      const { before, after } = await call['publishing.adopt']({ proposal: chosen, origin: page.origin })
      say.success(`Repris dans «\u00a0${after.title}\u00a0», à vérifier.`, () =>
        before
          ? call['library.save']({ source: { ...before, revision: after.revision } })
          : call['library.remove']({ id: after.id }),
      )
      onSettled()
    } catch (cause) {
      say.error(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <article className="proposal" aria-label={proposal.after.slice(0, 80)}>
      <h3>
        {proposal.before
          ? `${isFact ? 'Un fait' : 'Un paragraphe'} de «\u00a0${proposal.argumentTitle}\u00a0» serait changé`
          : isFact
            ? 'Un fait serait ajouté'
            : 'Un paragraphe serait ajouté'}
      </h3>
      {proposal.heading && <p className="help">Dans la page, sous «&nbsp;{proposal.heading}&nbsp;».</p>}
      {proposal.before ? (
        <Changes before={proposal.before} after={proposal.after} />
      ) : (
        <blockquote>{proposal.after}</blockquote>
      )}
      {proposal.before.includes('[[') && (
        <p className="help">Les références du paragraphe remplacé sont gardées à sa fin.</p>
      )}
      {!proposal.before && (
        <Choice
          label="Où"
          value={home}
          onChange={setHome}
          options={[
            { value: NEW, label: 'Un nouvel argument' },
            ...page.arguments.map(one => ({ value: one.id, label: one.title })),
          ]}
        />
      )}
      <div className="actions">
        <Button look="main" busy={isBusy} onPress={() => void accept()}>
          Reprendre
        </Button>
        <Button look="quiet" onPress={onSettled}>
          Laisser
        </Button>
      </div>
    </article>
  )
}
