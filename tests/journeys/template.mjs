// An office's own workbook: uploaded for the ledger of compounds, then filled from a ledger's page.
import { readFileSync } from 'node:fs'
import { parts_of } from './workbook.mjs'

export async function upload_template(stage, name, bytes) {
  const { page } = stage
  await stage.open('/templates')
  await page.getByLabel('XLSX 文件').setInputFiles({ name: `${name}.xlsx`, mimeType: 'application/octet-stream', buffer: bytes })
  await page.getByLabel('用于').selectOption('compounds')
  await page.getByRole('button', { name: '上传' }).click()
  return page.getByRole('row', { name: new RegExp(name) })
}

/** Texts of the filled sheet, its shared strings behind them. */
export async function fill_template(stage, name, address) {
  const { page } = stage
  await stage.open(address)
  await page.getByRole('button', { name: '导出' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').selectOption({ label: name })
  await dialog.getByLabel('用途').fill('上报')
  await dialog.getByRole('button', { name: '开始导出' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByText('下载文件').click()])
  const parts = parts_of(readFileSync(await file.path()))
  return parts['xl/worksheets/sheet1.xml'] + (parts['xl/sharedStrings.xml'] ?? '')
}

/** What the column says below its heading. */
export const column_numbers = (text, letter) =>
  [...text.matchAll(new RegExp(`<c r="${letter}\\d+"[^>]*><v>(\\d+)</v>`, 'g'))].map((each) => Number(each[1]))
