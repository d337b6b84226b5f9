import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import AdminPage from './AdminPage';
import ChatPage from './ChatPage';
import DashboardPage from './DashboardPage';
import LoginPage from './LoginPage';
import PricingPage from './PricingPage';
import ReportPage from './ReportPage';
import TeamPage from './TeamPage';

const queryClient = new QueryClient();

const pages: Record<string, () => any> = {
  '/login': LoginPage,
  '/pricing': PricingPage,
  '/dashboard': DashboardPage,
  '/chat': ChatPage,
  '/report': ReportPage,
  '/team': TeamPage,
  '/admin': AdminPage,
};

function App() {
  const Page = pages[window.location.pathname] || PricingPage;
  return (
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>
  );
}

createRoot(document.getElementById('root')!).render(<App />);
