import { createTransport, type Transporter } from 'nodemailer'
import type { Mail, Mailer } from '../../02-Common/ports/outside.js'

export class SmtpMailer implements Mailer {
  readonly #transport: Transporter

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.#transport = createTransport({ url, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 })
  }

  async send({ to, subject, text }: Mail): Promise<void> {
    await this.#transport.sendMail({ from: this.from, to, subject, text })
  }
}
