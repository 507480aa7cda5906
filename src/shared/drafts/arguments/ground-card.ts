import { z } from 'zod'
import { Certainty, Id } from '../../kernel/common.ts'
import { Ground } from '../../library/model.ts'

/** A ground of the library as a card to pick from, for one text. */
export const GroundCard = z.object({
  id: Id,
  title: z.string(),
  thesis: z.string(),
  ground: Ground,
  /** what it is about: `urbanisme`, `fonction publique`... */
  matters: z.array(z.string()),
  /** how many authorities it rests on */
  authorities: z.int(),
  certainty: Certainty,
  caveat: z.string(),
  /** already in the text */
  there: z.boolean(),
  /** why it is of no use here; empty where it may serve */
  useless: z.string(),
})
export type GroundCard = z.infer<typeof GroundCard>

/** A warning before a ground is added: a family closed, a day passed. */
export const GroundNotice = z.object({ text: z.string(), law: z.string() })
export type GroundNotice = z.infer<typeof GroundNotice>
