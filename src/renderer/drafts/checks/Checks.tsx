import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../shared/dossiers/problem.ts'
import { groupProblems } from '../../../shared/drafts/checks/grouped.ts'
import { expectedKey } from '../../../shared/drafts/templates/expected-exhibits.ts'
import type { Correction } from '../../../shared/drafts/verify/cite-check.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { withKeys } from '../../ui/keyed.ts'
import { ReadIt } from '../../ui/reading.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { Citations } from './Citations.tsx'
import { Dismiss, DismissedProblems } from './Dismiss.tsx'
import { questionsLeft, wayOut } from './problems.ts'

const titles = { blocking: 'Empêche le dépôt', warning: 'À revoir', information: 'Pour information' } as const
const severities = ['blocking', 'warning', 'information'] as const

interface Props {
  readonly draft: string
  /** the blocks the caret looks at: their problems come first */
  readonly near?: readonly string[]
  readonly onGo: (at: Problem['at']) => void
  /** puts the citation of a source in the place of typed words */
  readonly onCorrect: (correction: Correction) => void
  /** the check of the page numbers */
  readonly pages: ReactNode
}

const useProblems = (draft: string | undefined) =>
  useCall('drafts.check', draft ? { id: draft } : null, ['drafts', 'dossiers', 'exhibits', 'library'])

/** Lists what is missing or doubtful, in sentences, the gravest first, each with its law and the way to put it right. */
export function Checks({ draft, near = [], onGo, onCorrect, pages }: Props) {
  const { value, error, reload } = useProblems(draft)
  const top = useRef<HTMLDivElement>(null)
  const place = near.join()
  // what is said of the place comes into sight when the caret moves there
  useEffect(() => {
    if (place) top.current?.parentElement?.scrollTo({ top: 0 })
  }, [place])
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return <Loading what="Contrôle du texte" />
  const nearProblems = value.filter(one => one.at.block && near.includes(one.at.block))
  return (
    <div ref={top} className="checks">
      <RemainingProblems problems={value} onGo={onGo} />
      {value.length === 0 && (
        <p className="help">Rien à signaler&nbsp;: le texte est complet au regard des contrôles connus.</p>
      )}
      {nearProblems.length > 0 && (
        <Group title="Ici" problems={nearProblems} of={draft} onGo={onGo} onCorrect={onCorrect} />
      )}
      {severities.map(severity => {
        const problems = value.filter(one => one.severity === severity && !nearProblems.includes(one))
        return (
          problems.length > 0 && (
            <Group
              key={severity}
              title={titles[severity]}
              problems={problems}
              of={draft}
              onGo={onGo}
              onCorrect={onCorrect}
            />
          )
        )
      })}
      <DismissedProblems draft={draft} />
      <Citations draft={draft} onGo={block => onGo({ block })} onCorrect={onCorrect} />
      {pages}
    </div>
  )
}

/** How many questions a text of the dossier still waits for, leading to the first. */
export function QuestionsLeft({
  draft,
  onGo,
}: {
  readonly draft?: string
  readonly onGo: (fact: string) => void
}) {
  const { value } = useProblems(draft)
  return value ? <RemainingProblems problems={value} onGo={at => at.fact && onGo(at.fact)} /> : null
}

function RemainingProblems({
  problems,
  onGo,
}: {
  readonly problems: readonly Problem[]
  readonly onGo: Props['onGo']
}) {
  const openQuestions = questionsLeft(problems)
  const [first] = openQuestions
  if (!first) return null
  return (
    <p className="left">
      <Button look="link" onPress={() => onGo({ fact: first })}>
        {openQuestions.length === 1
          ? 'Il reste une question.'
          : `Il reste ${openQuestions.length} questions.`}
      </Button>
    </p>
  )
}

interface GroupProps {
  readonly title: string
  readonly problems: readonly Problem[]
  /** the text they are of */
  readonly of: string
  readonly onGo: Props['onGo']
  readonly onCorrect: Props['onCorrect']
}

const Group = ({ title, problems, of, onGo, onCorrect }: GroupProps) => (
  <section>
    <h2>
      {title} <small>{problems.length}</small>
    </h2>
    <ul>
      {groupProblems(problems).map(group => {
        const [only] = group.problems
        if (!group.title)
          return only && <One key={group.key} problem={only} of={of} onGo={onGo} onCorrect={onCorrect} />
        return (
          <li key={group.key} className={`problem ${only?.severity}`}>
            <details>
              <summary>
                {group.title}
                {only?.law && <span className="law"> {only.law}</span>}
              </summary>
              <ul>
                {withKeys(group.problems, one => `${one.at.block ?? ''}${one.at.fact ?? ''}`).map(
                  ({ key, item }) => (
                    <One
                      key={key}
                      problem={{ ...item, law: '' }}
                      of={of}
                      onGo={onGo}
                      onCorrect={onCorrect}
                      inside
                    />
                  ),
                )}
              </ul>
            </details>
          </li>
        )
      })}
    </ul>
  </section>
)

function One({
  problem,
  of,
  onGo,
  onCorrect,
  inside,
}: {
  readonly problem: Problem
  readonly of: string
  readonly onGo: Props['onGo']
  readonly onCorrect: Props['onCorrect']
  readonly inside?: boolean
}) {
  const way = wayOut(problem)
  const { draft, fact = '', source, block } = problem.at
  const { correction } = problem
  return (
    <li className={inside ? undefined : `problem ${problem.severity}`}>
      <p>
        {problem.message}
        {problem.law && <span className="law"> {problem.law}</span>}
      </p>
      {draft && <JoinCopy draft={draft} fact={fact} of={of} />}
      <ExhibitAct problem={problem} of={of} />
      {way && (
        <Button look="link" onPress={() => onGo(way.at)}>
          {way.label}
        </Button>
      )}
      {correction && block && (
        <Button look="link" onPress={() => onCorrect({ block, ...correction })}>
          Mettre la citation de la source
        </Button>
      )}
      {source && problem.code === 'to-verify' && <ReadIt id={source} />}
      {problem.severity !== 'blocking' && <Dismiss problem={problem} of={of} />}
    </li>
  )
}

/** Offers the immediate act on an exhibit that no text calls, or that stands in the way of the numbers. */
function ExhibitAct({ problem: { code, at }, of }: { readonly problem: Problem; readonly of: string }) {
  const say = useSay()
  if (code === 'exhibit-unused' && at.exhibit) {
    const id = at.exhibit
    const put = async () => {
      const { dossier, affaire } = await call['drafts.get']({ id: of })
      const exhibit = (await call['exhibits.list']({ dossier, affaire })).find(one => one.id === id)
      if (!exhibit) return
      await call['exhibits.produce']({ exhibit: id, affaire, isProduced: false })
      say.success(`«\u00a0${exhibit.label}\u00a0» est mise de côté\u00a0: les suivantes changent de numéro.`)
    }
    return (
      <Button look="link" onPress={() => void put().catch(say.error)}>
        Mettre de côté
      </Button>
    )
  }
  if (code !== 'exhibit-skipped') return null
  const arrange = async () => {
    const { dossier, affaire } = await call['drafts.get']({ id: of })
    await call['exhibits.arrange']({ dossier, affaire, by: 'citation', first: of })
    say.success('Les pièces de cet écrit sont rangées les premières\u00a0; tous les renvois suivent.')
  }
  return (
    <Button look="link" onPress={() => void arrange().catch(say.error)}>
      Ranger les pièces de cet écrit d’abord
    </Button>
  )
}

/** Joins the copy of another text of the dossier as the exhibit that is missing. */
function JoinCopy({
  draft,
  fact,
  of,
}: {
  readonly draft: string
  readonly fact: string
  readonly of: string
}) {
  const [isJoining, setJoining] = useState(false)
  const say = useSay()
  const join = () => {
    setJoining(true)
    call['exhibits.fromDraft']({ draft, key: expectedKey(fact) ?? '', to: of })
      .then(
        exhibit =>
          say.success(
            `«\u00a0${exhibit.label}\u00a0» est jointe\u00a0: elle suit le texte, et sera imprimée de la version déposée.`,
          ),
        say.error,
      )
      .finally(() => setJoining(false))
  }
  return (
    <Button look="link" busy={isJoining} onPress={join}>
      Joindre la copie du texte de ce dossier
    </Button>
  )
}
