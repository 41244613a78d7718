import { type Block, humanCount } from '@mlops-actions/core'
import { figure, signed } from '@mlops-actions/evaluation'
import type { Insight } from './insight.ts'

/** Features that are listed; the rest is in the record. */
const shown = 5

/** What the answers come from and for whom they are worst, for the folded part: said as information, not as a verdict. */
export function insightBlocks({ importance, noImportance, discoveredSlice: slice }: Insight): Block[] {
  const blocks: Block[] = []
  if (importance && importance.features.length > 0) {
    const top = importance.features.slice(0, shown).map((one) => `${one.feature} ${figure(one.mean)}`)
    blocks.push({
      kind: 'text',
      text: [
        { strong: 'What the answers come from. ' },
        `Loss of ${importance.metric}${importance.against === 'own-clusters' ? ' against its own clusters' : ''} when a column is shuffled (${humanCount(importance.rows)} rows, ${importance.repeats} times): ${top.join(', ')}.`,
      ],
    })
  }
  if (noImportance !== undefined)
    blocks.push({
      kind: 'text',
      text: [{ strong: 'What the answers come from ' }, `is not known: ${noImportance}.`],
    })
  if (slice) {
    const sure = slice.confirmed ? 'confirmed' : 'not confirmed: it may be chance'
    blocks.push({
      kind: 'text',
      text: [
        { strong: 'Worst slice that nobody declared. ' },
        `${slice.label}: ${slice.loss} ${figure(slice.inside)}, elsewhere ${figure(slice.outside)}, difference ${signed(slice.difference)} (${signed(slice.lower)} to ${signed(slice.upper)}), found on one half of the rows and measured on ${humanCount(slice.testedRows)} of the other; ${sure}.`,
      ],
    })
  }
  return blocks
}
