import { expect, it } from 'vitest'
import { use_latest } from '../shared/latest'

/** A question whose answer comes when the test says so. */
function slow() {
  let answer!: (text: string) => void
  let refuse!: (why: Error) => void
  const coming = new Promise<string>((yes, no) => {
    answer = yes
    refuse = no
  })
  return { question: () => coming, answer, refuse }
}

it('takes the answer to the last question, however late an older one comes', async () => {
  const { failed, ask } = use_latest()
  const [first, second] = [slow(), slow()]
  const shown: string[] = []
  const done = [ask(first.question, (text) => shown.push(text)), ask(second.question, (text) => shown.push(text))]
  second.answer('second')
  first.answer('first')
  await Promise.all(done)
  expect([shown, failed.value]).toEqual([['second'], null])
})

it('tells a refusal of the last question only, until one is answered', async () => {
  const { failed, ask } = use_latest()
  const [first, second, third] = [slow(), slow(), slow()]
  const done = [ask(first.question, () => {}), ask(second.question, () => {})]
  first.refuse(new Error('old'))
  second.refuse(new Error('now'))
  await Promise.all(done)
  expect(failed.value).toEqual(new Error('now'))
  const again = ask(third.question, () => {})
  third.answer('')
  await again
  expect(failed.value).toBeNull()
})
