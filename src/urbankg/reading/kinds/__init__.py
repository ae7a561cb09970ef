"""The claims that are no offices: memberships, foundings, seats, meetings, budgets and others."""
