# RUN: %same_as_cpython %s
# Accounts with rules, a ledger, and exceptions of the domain.
class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, wanted):
        super().__init__(f'{account.owner} has {account.balance:,.2f}, wanted {wanted:,.2f}')
        self.missing = wanted - account.balance


class Account:
    number = 1000

    def __init__(self, owner, balance=0.0):
        Account.number += 1
        self.id = Account.number
        self.owner = owner
        self._balance = balance
        self.history = []

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f'deposit must be positive: {amount!r}')
        self._balance += amount
        self.history.append(('deposit', amount))

    def withdraw(self, amount):
        if amount > self.limit():
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self.history.append(('withdraw', amount))

    def limit(self):
        return self._balance

    def __str__(self):
        return f'#{self.id} {self.owner:<8}{self.balance:>12,.2f}'


class Credit(Account):
    def __init__(self, owner, balance=0.0, *, credit=100):
        super().__init__(owner, balance)
        self.credit = credit

    def limit(self):
        return super().limit() + self.credit


class Bank:
    def __init__(self):
        self.accounts = {}
        self.failures = 0

    def open(self, kind, *args, **kwargs):
        account = kind(*args, **kwargs)
        self.accounts[account.owner] = account
        return account

    def transfer(self, source, target, amount):
        try:
            a, b = self.accounts[source], self.accounts[target]
            a.withdraw(amount)
            b.deposit(amount)
        except KeyError as e:
            self.failures += 1
            raise BankError(f'no account of {e}') from e
        except BankError:
            self.failures += 1
            raise

    def total(self):
        return sum(a.balance for a in self.accounts.values())


bank = Bank()
bank.open(Account, 'ada', 1200.5)
bank.open(Credit, 'bob', 50, credit=500)
bank.open(Account, 'cy')
for source, target, amount in [('ada', 'bob', 200), ('bob', 'cy', 700), ('cy', 'ada', 1e6), ('dan', 'ada', 1), ('bob', 'ada', 75.25), ('ada', 'cy', -5)]:
    try:
        bank.transfer(source, target, amount)
        print(f'{source} -> {target}: {amount:.2f} ok')
    except InsufficientFunds as e:
        print(f'{source} -> {target}: refused, {e}; missing {e.missing:.2f}')
    except (BankError, ValueError) as e:
        print(f'{source} -> {target}: {type(e).__name__}: {e} (cause {e.__cause__!r})')
for account in bank.accounts.values():
    print(account, account.history)
print(f'{bank.total():,.2f} {bank.failures}')
