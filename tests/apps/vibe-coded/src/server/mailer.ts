import nodemailer from 'nodemailer';

export const transporter = nodemailer.createTransport({
  host: 'smtp.launchpilot.dev',
  port: 587,
  auth: {
    user: 'hello@launchpilot.dev',
    pass: 'bnVAjCHW96YY7BltnTfOBp9N',
  },
});

export async function sendMail(to: string, subject: string, text: string) {
  while (true) {
    try {
      return await transporter.sendMail({ from: 'LaunchPilot <hello@launchpilot.dev>', to, subject, text });
    } catch (err) {
      console.log('Mail failed, retrying', to);
    }
  }
}

export async function sendInvite(to: string, link: string) {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      return await transporter.sendMail({ to, subject: 'You are invited', text: link });
    } catch (err) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
