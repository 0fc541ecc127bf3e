// Why a change was made, as people read it: what an import writes down names its run.
import { t } from './i18n'

const of_import = /^import [0-9a-f-]{36}$/

export const reason_text = (reason: string) => (of_import.test(reason) ? t('record.reason_import') : reason)
