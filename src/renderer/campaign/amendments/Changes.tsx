import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useEffect } from 'react'
import { compose } from '../../../shared/campaign/amendments/composing/compose.ts'
import type { Amendment, Change } from '../../../shared/campaign/amendments/model.ts'
import { cutAtWord } from '../../../shared/french/cut-at-word.ts'
import { IconButton } from '../../ui/button.tsx'
import { withKeys } from '../../ui/keyed.ts'
import { useSay } from '../../ui/toast.tsx'

/** The changes of an amendment, in their order: moved, taken out, said to follow from the one before. */
export function ChangeList({
  amendment: { changes, chamber },
  numberOfParent,
  onChange,
}: {
  readonly amendment: Amendment
  readonly numberOfParent: string | undefined
  readonly onChange: (changes: Change[]) => void
}) {
  const say = useSay()
  // what was taken out can be put back as long as nothing else of them changes
  const state = JSON.stringify(changes)
  useEffect(() => () => say.over(state), [say, state])
  if (changes.length === 0) return null
  const takeOut = (n: number) => {
    const remaining = changes.filter((_, at) => at !== n)
    onChange(remaining)
    say.success('Changement retiré.', () => onChange(changes), JSON.stringify(remaining))
  }
  const reorder = (from: number, to: number) => {
    const next = [...changes]
    const [one] = next.splice(from, 1)
    if (one) next.splice(to, 0, one)
    onChange(next)
  }
  return (
    <ol className="changes-list" aria-label="Changements">
      {withKeys(changes, change => JSON.stringify(change)).map(({ key, item }, n) => {
        const name = `changement ${n + 1}`
        return (
          <li key={key}>
            <span>
              {cutAtWord(
                compose([item], { chamber, parentNumber: numberOfParent }).slice(0, 2).join(' '),
                140,
              )}
            </span>
            {n > 0 && item.kind !== 'gage' && (
              <label className="tick-line">
                <input
                  type="checkbox"
                  checked={item.consequence === true}
                  onChange={event => {
                    const { consequence: _, ...rest } = item
                    onChange(
                      changes.map((one, at) =>
                        at === n
                          ? ((event.target.checked ? { ...rest, consequence: true } : rest) as Change)
                          : one,
                      ),
                    )
                  }}
                />
                en conséquence
              </label>
            )}
            <span className="change-tools">
              {n > 0 && (
                <IconButton icon={ArrowUp} name={`Monter le ${name}`} onPress={() => reorder(n, n - 1)} />
              )}
              {n < changes.length - 1 && (
                <IconButton
                  icon={ArrowDown}
                  name={`Descendre le ${name}`}
                  onPress={() => reorder(n, n + 1)}
                />
              )}
              <IconButton icon={X} name={`Retirer le ${name}`} onPress={() => takeOut(n)} />
            </span>
          </li>
        )
      })}
    </ol>
  )
}
