import type { Style } from '../../../shared/drafts/model.ts'
import { association } from './association.ts'
import { briefing } from './briefing.ts'
import { lawyer } from './lawyer.ts'
import type { Look } from './look.ts'
import { parliament } from './parliament.ts'

const looks: Record<Style, Look> = { association, lawyer, briefing, parliament }

/** The house style a draft asks for. */
export const lookOf = (style: Style): Look => looks[style]
