// Chinese numerals in names: 二巷 comes after 一巷 and before 十巷, though none of them is read that way.

const digits = '零一二三四五六七八九'
const ranks: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const digit_of = (one: string) => (one === '〇' ? 0 : digits.indexOf(one))

/** 十二 → 12, 一百零三 → 103, 二〇一 → 201. */
export function value_of(text: string): number {
  if (![...text].some((one) => one in ranks)) return Number([...text].map(digit_of).join(''))
  let sum = 0
  let last = 0
  for (const one of text) {
    if (one in ranks) sum += (last || 1) * ranks[one]
    last = one in ranks ? 0 : digit_of(one)
  }
  return sum + last
}

// Only where something is counted: 三里屯 and 万达 are names.
const counted = /第[〇零一二三四五六七八九十百千]+|[〇零一二三四五六七八九十百千]+(?=[巷号栋幢座楼单层户室院弄条排区期村组队路街网]|$)/g

/** The name with its numbers in digits, for sorting only. */
export const in_digits = (name: string) =>
  name.replace(counted, (found) => (found.startsWith('第') ? `第${value_of(found.slice(1))}` : String(value_of(found))))
