import { go } from '../../kernel/route.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import type { SectionProps } from '../section.ts'
import { Composer } from './Composer.tsx'
import { Liasse } from './Liasse.tsx'
import { NewAmendment } from './NewAmendment.tsx'
import { NewSub } from './NewSub.tsx'
import './amendments.css'

/** Amendments: the liasse of a text, a new one, or the one open. */
export function Amendments({ path, query, campaigns }: SectionProps) {
  const [id] = path
  const { bills, error } = campaigns
  if (id && id !== 'nouveau' && id !== 'sous-amender') return <Composer key={id} id={id} />
  if (!bills) return error ? <Failure error={error} /> : <Loading />
  const bill = query.texte === ALL_BILLS ? undefined : (query.texte ?? campaigns.bill?.id)
  if (id === 'nouveau')
    return <NewAmendment key={bill} bills={bills} bill={bill} text={query.version} article={query.article} />
  if (id === 'sous-amender') return <NewSub key={bill} bills={bills} bill={bill} />
  return (
    <Liasse
      bills={bills}
      bill={bill}
      onBill={one => {
        if (one) campaigns.choose(one)
        go(['campagne', 'amendements'], { texte: one || ALL_BILLS })
      }}
    />
  )
}

/** Asks for the amendments of all bills, where no address asks for the one one works on. */
const ALL_BILLS = 'tous'
