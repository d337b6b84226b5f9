import { PLANS } from '../server/billing';

function SubscribeButton({ priceId }: { priceId: string }) {
  async function subscribe() {
    const response = await fetch('http://localhost:3000/api/billing/subscribe', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${localStorage.getItem('access_token')}`,
      },
      body: JSON.stringify({ priceId, userId: localStorage.getItem('userId') }),
    });
    const data = await response.json();
    if (data.success) {
      window.location.href = '/dashboard';
    }
  }

  return <button onClick={subscribe}>Subscribe</button>;
}

export default function PricingPage() {
  return (
    <div className="pricing">
      {PLANS.map((plan) => (
        <div key={plan.priceId}>
          <h2>{plan.name}</h2>
          <p>${plan.price}/mo</p>
          <SubscribeButton priceId={plan.priceId} />
        </div>
      ))}
    </div>
  );
}
